"""Small products as agencies write them: folders, archives and files with the names and the structure of real ones.

Everything is written by GDAL and by text. GDAL's netCDF driver writes HDF5, with groups and complex numbers.
"""

from __future__ import annotations

import functools
import http.server
import json
import re
import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal, gdal_array, osr

Array = NDArray[Any]

START = "20240103T054512"
SHAPE = (96, 120)


def intensity(shape: tuple[int, int] = SHAPE, looks: float = 4.4, level: float = 0.1, seed: int = 1) -> Array:
    """Speckle of a scene of two fields."""
    rng = np.random.default_rng(seed)
    scene = np.full(shape, level)
    scene[:, shape[1] // 2 :] *= 4
    return (scene * rng.gamma(looks, 1 / looks, shape)).astype(np.float32)


def digital_numbers(shape: tuple[int, int] = SHAPE, seed: int = 1) -> Array:
    """Amplitude of a GRD product, uncalibrated, about 100."""
    return np.round(np.sqrt(intensity(shape, seed=seed)) * 300).astype(np.uint16)


def single_look(shape: tuple[int, int] = SHAPE, seed: int = 1, level: float = 1e4) -> Array:
    rng = np.random.default_rng(seed)
    real, imaginary = rng.normal(0, np.sqrt(level / 2), (2, *shape))
    return (np.round(real) + 1j * np.round(imaginary)).astype(np.complex64)


def points(rows: int, cols: int) -> list[gdal.GCP]:
    """Ground control points at the corners, as in a measurement."""
    return [
        gdal.GCP(5 + 0.001 * col / 10, 52 - 0.001 * row / 10, 0, col, row)
        for row in (0, rows - 1)
        for col in (0, cols - 1)
    ]


def write_tiff(path: Path, values: Array, *, gcps: bool = False, metadata: Mapping[str, str] | None = None) -> Path:
    """A GeoTIFF: with control points as a measurement, or on a grid of UTM."""
    integers = gcps and np.iscomplexobj(values)
    kind = gdal.GDT_CInt16 if integers else gdal_array.NumericTypeCodeToGDALTypeCode(values.dtype.type)
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), values.shape[1], values.shape[0], 1, kind)
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4326 if gcps else 32631)
    if gcps:
        dataset.SetGCPs(points(*values.shape), reference.ExportToWkt())
    else:
        dataset.SetGeoTransform((680000.0, 10.0, 0.0, 5820000.0, 0.0, -10.0))
        dataset.SetProjection(reference.ExportToWkt())
    dataset.SetMetadata(dict(metadata or {}))
    dataset.GetRasterBand(1).WriteArray(values)
    dataset.FlushCache()
    return path


# -- Sentinel-1 SAFE

_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<xfdu:XFDU xmlns:xfdu="urn:ccsds:schema:xfdu:1" xmlns:safe="http://www.esa.int/safe/sentinel-1.0"
 xmlns:s1sarl1="http://www.esa.int/safe/sentinel-1.0/sentinel-1/sar/level-1">
<informationPackageMap><xfdu:contentUnit unitType="SAFE Archive Information Package">{units}</xfdu:contentUnit>
</informationPackageMap>
<metadataSection>{objects}
<metadataObject ID="processing" classification="PROVENANCE" category="PDI"><metadataWrap><xmlData>
<safe:processing name="{kind} Post Processing"><safe:facility name="test"><safe:software name="Sentinel-1 IPF"
 version="{version}"/></safe:facility></safe:processing></xmlData></metadataWrap></metadataObject>
<metadataObject ID="platform"><metadataWrap><xmlData><safe:platform><safe:familyName>SENTINEL-1</safe:familyName>
<safe:number>A</safe:number><safe:instrument><safe:extension><s1sarl1:instrumentMode><s1sarl1:mode>IW</s1sarl1:mode>
</s1sarl1:instrumentMode></safe:extension></safe:instrument></safe:platform></xmlData></metadataWrap></metadataObject>
<metadataObject ID="acquisitionPeriod"><metadataWrap><xmlData><safe:acquisitionPeriod>
<safe:startTime>{start}</safe:startTime><safe:stopTime>{start}</safe:stopTime></safe:acquisitionPeriod></xmlData>
</metadataWrap></metadataObject>
<metadataObject ID="generalProductInformation"><metadataWrap><xmlData>
<s1sarl1:standAloneProductInformation><s1sarl1:productType>{kind}</s1sarl1:productType>
</s1sarl1:standAloneProductInformation></xmlData></metadataWrap></metadataObject>
</metadataSection>
<dataObjectSection>{data}</dataObjectSection>
</xfdu:XFDU>
"""
_UNIT = """<xfdu:contentUnit unitType="Measurement Data Unit" repID="s1Level1MeasurementSchema" dmdID="{ids}">
<dataObjectPointer dataObjectID="{name}"/></xfdu:contentUnit>"""
_OBJECT = """<metadataObject ID="{id}Annotation" classification="DESCRIPTION" category="DMD">
<dataObjectPointer dataObjectID="{id}"/></metadataObject>"""
_DATA = """<dataObject ID="{id}" repID="{schema}"><byteStream mimeType="{mime}" size="1">
<fileLocation locatorType="URL" href="./{href}"/></byteStream></dataObject>"""
_ANNOTATION = """<?xml version="1.0" encoding="UTF-8"?>
<product><adsHeader><missionId>S1A</missionId><productType>{kind}</productType><polarisation>{polarisation}</polarisation>
<mode>IW</mode><swath>{swath}</swath><startTime>{start}</startTime></adsHeader>
<generalAnnotation><productInformation><pass>Ascending</pass></productInformation></generalAnnotation>
<imageAnnotation><imageInformation><numberOfSamples>{cols}</numberOfSamples><numberOfLines>{rows}</numberOfLines>
<pixelValue>{pixels}</pixelValue><outputPixels>16 bit {numbers}</outputPixels><rangePixelSpacing>10</rangePixelSpacing>
<azimuthPixelSpacing>10</azimuthPixelSpacing></imageInformation>
</imageAnnotation>
<swathTiming><linesPerBurst>{lines}</linesPerBurst><burstList count="{number}">{bursts}</burstList></swathTiming>
<geolocationGrid><geolocationGridPointList count="4">{grid}</geolocationGridPointList></geolocationGrid>
</product>"""
_POINT = """<geolocationGridPoint><azimuthTime>{start}</azimuthTime><line>{line}</line><pixel>{pixel}</pixel>
<latitude>{y}</latitude><longitude>{x}</longitude><height>0</height></geolocationGridPoint>"""
_CALIBRATION = """<?xml version="1.0" encoding="UTF-8"?>
<calibration><calibrationVectorList count="2">{vectors}</calibrationVectorList></calibration>"""
_VECTOR = """<calibrationVector><azimuthTime>{start}</azimuthTime><line>{line}</line><pixel count="2">0 {last}</pixel>
<sigmaNought count="2">470 470</sigmaNought><betaNought count="2">470 470</betaNought><gamma count="2">470 470</gamma>
<dn count="2">470 470</dn></calibrationVector>"""


def write_safe(
    folder: Path,
    images: Mapping[tuple[str, str], Array],
    *,
    kind: str = "GRD",
    start: str = START,
    version: str = "003.71",
    bursts: Sequence[Sequence[tuple[int, int]]] = (),
    measured: bool = True,
) -> Path:
    """A SAFE folder.

    Parameters
    ----------
    images : by swath and polarisation, as in ``("IW1", "VV")``
    bursts : first and last valid sample of every line of each burst
    measured : False leaves out the measurements, as an unfinished download does
    """
    name = f"S1A_IW_{kind}{'H' if kind == 'GRD' else '_'}_1SDV_{start}_{start}_051952_0646F3_7A1C.SAFE"
    safe = folder / name
    for part in ("measurement", "annotation/calibration"):
        (safe / part).mkdir(parents=True)
    when = f"{start[:4]}-{start[4:6]}-{start[6:11]}:{start[11:13]}:{start[13:15]}.000000"
    units, objects, data = "", "", ""
    for number, ((swath, polarisation), values) in enumerate(images.items(), 1):
        stem = f"s1a-{swath}-{kind}-{polarisation}-{start}-{start}-051952-0646f3-{number:03}".lower()
        rows, cols = values.shape
        if measured:
            write_tiff(safe / "measurement" / f"{stem}.tiff", values, gcps=True)
        grid = "".join(
            _POINT.format(start=when, line=int(p.GCPLine), pixel=int(p.GCPPixel), x=p.GCPX, y=p.GCPY)
            for p in points(rows, cols)
        )
        listed = "".join(_burst(lines) for lines in bursts)
        lines = rows // max(len(bursts), 1)
        (safe / "annotation" / f"{stem}.xml").write_text(
            _ANNOTATION.format(
                kind=kind, polarisation=polarisation, swath=swath, start=when, cols=cols, rows=rows, grid=grid,
                pixels="Detected" if kind == "GRD" else "Complex",
                numbers="Unsigned Integer" if kind == "GRD" else "Signed Integer",
                lines=lines if bursts else 0, number=len(bursts), bursts=listed,
            )
        )  # fmt: skip
        vectors = "".join(_VECTOR.format(start=when, line=line, last=cols - 1) for line in (0, rows - 1))
        (safe / "annotation/calibration" / f"calibration-{stem}.xml").write_text(_CALIBRATION.format(vectors=vectors))
        flat = stem.replace("-", "")
        identifiers = (f"product{flat}", f"calibration{flat}")
        units += _UNIT.format(ids=" ".join(f"{i}Annotation" for i in identifiers), name=flat)
        objects += "".join(_OBJECT.format(id=i) for i in identifiers)
        data += _DATA.format(
            id=identifiers[0], schema="s1Level1ProductSchema", mime="text/xml", href=f"annotation/{stem}.xml"
        )
        data += _DATA.format(
            id=identifiers[1], schema="s1Level1CalibrationSchema", mime="text/xml",
            href=f"annotation/calibration/calibration-{stem}.xml",
        )  # fmt: skip
        data += _DATA.format(
            id=flat, schema="s1Level1MeasurementSchema", mime="application/octet-stream",
            href=f"measurement/{stem}.tiff",
        )  # fmt: skip
    (safe / "manifest.safe").write_text(
        _MANIFEST.format(units=units, objects=objects, data=data, kind=kind, version=version, start=when)
    )
    return safe


def _burst(lines: Sequence[tuple[int, int]]) -> str:
    first, last = (" ".join(str(pair[k]) for pair in lines) for k in (0, 1))
    return (
        f'<burst><firstValidSample count="{len(lines)}">{first}</firstValidSample>'
        f'<lastValidSample count="{len(lines)}">{last}</lastValidSample></burst>'
    )


def zipped(folder: Path) -> Path:
    """An archive of a folder, beside it."""
    return Path(shutil.make_archive(str(folder), "zip", folder.parent, folder.name))


# -- HDF5 and Zarr


def write_arrays(
    path: Path,
    arrays: Mapping[str, Array],
    attributes: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    driver: str = "netCDF",
) -> Path:
    """Arrays by their paths in a file of HDF5, or in a Zarr store: one-dimensional ones are written first."""
    written = path if driver == "Zarr" else path.with_suffix(".tmp.nc")
    dataset = gdal.GetDriverByName(driver).CreateMultiDimensional(str(written))
    root = dataset.GetRootGroup()
    groups: dict[str, Any] = {"": root}
    for place, values in arrays.items():
        parent, name = place.rsplit("/", 1)
        _write_array(_made(groups, parent), parent, name, values, (attributes or {}).get(place, {}))
    del root, dataset
    groups.clear()
    if driver != "Zarr":
        written.rename(path)
    return path


def _made(groups: dict[str, Any], path: str) -> Any:
    if path not in groups:
        parent, name = path.rsplit("/", 1)
        groups[path] = _made(groups, parent).CreateGroup(name)
    return groups[path]


def _write_array(group: Any, path: str, name: str, values: Array, attributes: Mapping[str, Any]) -> None:
    kind = gdal.ExtendedDataType.Create(gdal_array.NumericTypeCodeToGDALTypeCode(values.dtype.type))
    there = {d.GetName(): d for d in group.GetDimensions()}
    dimensions = []
    for axis, size in enumerate(values.shape):
        own = name if values.ndim == 1 else f"{'yxz'[axis]}_of_{size}"
        dimensions.append(there[own] if own in there else group.CreateDimension(own, None, None, size))
    array = group.CreateMDArray(name, dimensions, kind)
    for key, value in attributes.items():
        text = isinstance(value, str)
        of = gdal.ExtendedDataType.CreateString() if text else gdal.ExtendedDataType.Create(gdal.GDT_Int32)
        array.CreateAttribute(key, [], of).Write(value)
    array.Write(values.copy())


def on_grid(group: str, x: str, y: str, shape: tuple[int, int]) -> dict[str, Any]:
    """Coordinates of the pixels' centres, 10 m apart, and a projection by its EPSG code, as OPERA and NISAR have."""
    return {
        f"{group}/{x}": 680005.0 + 10.0 * np.arange(shape[1]),
        f"{group}/{y}": 5819995.0 - 10.0 * np.arange(shape[0]),
        f"{group}/projection": np.array(32631, np.int32),
    }


def write_cslc(path: Path, images: Mapping[str, Array]) -> Path:
    """OPERA CSLC-S1: complex numbers in /data, layers of corrections and calibration beside them."""
    shape = next(iter(images.values())).shape
    arrays = {
        **on_grid("/data", "x_coordinates", "y_coordinates", shape),
        **{f"/data/{name}": values for name, values in images.items()},
        "/data/azimuth_carrier_phase": np.ones(shape, np.float64),
        "/metadata/calibration_information/sigma_naught": np.ones((8, 8), np.float32),
    }
    return write_arrays(path, arrays, {"/data/projection": {"epsg_code": 32631}})


def write_gcov(path: Path, images: Mapping[str, Array]) -> Path:
    """NISAR GCOV: covariance terms of frequency A, with their mask and number of looks."""
    shape = next(iter(images.values())).shape
    group = "/science/LSAR/GCOV/grids/frequencyA"
    arrays = {
        **on_grid(group, "xCoordinates", "yCoordinates", shape),
        **{f"{group}/{name}": values for name, values in images.items()},
        f"{group}/mask": np.ones(shape, np.uint8),
        f"{group}/numberOfLooks": np.ones(shape, np.float32),
    }
    return write_arrays(path, arrays)


def write_eopf(path: Path, images: Mapping[str, Array]) -> Path:
    """A Sentinel-1 GRD product of EOPF: a group for each polarisation, with control points of its own."""
    arrays: dict[str, Any] = {}
    for name, values in images.items():
        group = f"/S01SIWGRD_{START}_0025_A299_S000_5464A_{name}"
        rows, cols = np.array([0, values.shape[0] - 1]), np.array([0, values.shape[1] - 1])
        arrays[f"{group}/measurements/grd"] = values
        arrays[f"{group}/quality/noise"] = np.ones((4, 4), np.float32)
        gcp = f"{group}/conditions/gcp"
        arrays[f"{gcp}/line"], arrays[f"{gcp}/pixel"] = rows.astype(np.int32), cols.astype(np.int32)
        arrays[f"{gcp}/latitude"] = 52 - 0.0001 * np.repeat(rows[:, None], 2, 1).astype(np.float64)
        arrays[f"{gcp}/longitude"] = 5 + 0.0001 * np.repeat(cols[None], 2, 0).astype(np.float64)
        arrays[f"{gcp}/height"] = np.zeros((2, 2))
    return write_arrays(path, arrays, driver="Zarr")


# -- STAC, and a server


def item(name: str, when: str, assets: Mapping[str, str]) -> dict[str, Any]:
    """An item whose assets are GeoTIFFs, with a thumbnail and metadata beside them."""
    return {
        "type": "Feature",
        "stac_version": "1.0.0",
        "id": name,
        "geometry": None,
        "properties": {"datetime": when},
        "links": [],
        "assets": {
            "thumbnail": {"href": "./quick-look.png", "type": "image/png", "roles": ["thumbnail"]},
            "product-metadata": {"href": "./manifest.xml", "type": "application/xml", "roles": ["metadata"]},
            **{
                key: {"href": href, "type": "image/tiff; application=geotiff; profile=cloud-optimized"}
                for key, href in assets.items()
            },
        },
    }


def write_json(path: Path, content: Any) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


class _Ranges(http.server.SimpleHTTPRequestHandler):
    """Files of a folder, whole or in part as the client asks."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        match = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if not file.is_file() or not match:
            super().do_GET()
            return
        content = file.read_bytes()
        first, last = int(match[1]), min(int(match[2] or len(content)), len(content) - 1)
        if first >= len(content):
            self.send_error(416)
            return
        self.send_response(206)
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(content)}")
        self.send_header("Content-Length", str(last + 1 - first))
        self.end_headers()
        self.wfile.write(content[first : last + 1])

    def list_directory(self, path: Any) -> None:
        """A bucket lists in a language of its own; here nothing is listed."""
        self.send_error(404)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A server of a folder on this machine; gives its address."""
    handler = functools.partial(_Ranges, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
