"""Help of every parameter, with its unit and a good value: for the help panel, tooltips and qgis_process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from qgis.core import QgsProcessingParameterDefinition

from .translation import tr

# By name. An algorithm for which a parameter means something of its own says so in its class attribute PARAMETERS
SHARED: Mapping[str, str] = {
    "INPUT": tr(
        "Intensity, amplitude, decibel or complex values, calibrated or not; complex values are read as "
        "intensity. Several rasters must be on one grid. Products are taken as they are downloaded: Sentinel-1 SAFE "
        "folders and zips (levels are not calibrated, and thermal noise is not subtracted), OPERA and NISAR HDF5, EOPF "
        "Zarr, and by address (https://, s3://) COG and STAC items or collections."
    ),
    "SCALE": tr(
        "What the numbers are. “Automatic” finds it out and prints what it took. Results come back in the same scale."
    ),
    "BAND": tr(
        "For rasters with several bands, such as VV and VH: the one to use. 0 takes the bands of a single raster"
        " as its dates."
    ),
    "PART": tr(
        "Of products that hold several images the one to use, by its words, as in VV, IW2 VH or /data/VV. If it is "
        "needed, a run without it lists what is inside."
    ),
    "FORMAT": tr(
        "Cloud optimised GeoTIFFs (COG) have overviews, and can be read over the network in part. Both end in .tif."
    ),
    "DATES": tr(
        "Where names and metadata do not tell the dates, or tell wrong ones: one for each raster of INPUT, in its "
        "order, as in 2024-01-03,2024-01-15. An empty place between commas leaves the date that was found."
    ),
    "LOOKS": tr(
        "Independent looks of each date: 1 for single-look complex data, about 4.4 for Sentinel-1 GRD. 0 "
        "measures them on the image and prints what was found."
    ),
    "MODEL": tr(
        "“auto” chooses by the kind of speckle, and prints its choice. Networks that you imported or tuned are "
        "offered, too."
    ),
    "PHASE": tr(
        "For MODEL=pgd2net: the phase of every date in radians, in the order of INPUT and on its grid. Complex "
        "dates bring theirs with them."
    ),
    "DEVICE": tr("“Automatic” takes a graphics card that has been found to work, else the processor."),
    "EXTENT": tr(
        "A rectangle on the map, such as the part in view: pixels outside of it are neither read nor written, "
        "and levels and looks are measured inside. Empty takes all of the rasters."
    ),
    "TILE_SIZE": tr(
        "Side of the pieces that a raster is worked on in, in pixels. 0 chooses by the memory. The result "
        "does not depend on it."
    ),
    "MEMORY": tr("The most that a run should take, in MiB (1024 MiB are 1 GiB). 2048 suits a computer with 8 GiB."),
    "CLUSTER": tr(
        "Address of a Dask scheduler, such as tcp://host:8786, whose workers compute the tiles. They need this "
        "plugin's version as a Python package, and the files under the same paths: see docs/cluster.md in the plugin's "
        "folder. Empty works on this machine. The result is the same."
    ),
    "OUTPUT": tr(
        "A GeoTIFF with the scale, the nodata value and the georeference of the input; intensity where that is complex."
    ),
    "OUTPUT_FOLDER": tr(
        "One GeoTIFF per date, named after its raster; intensity where that is complex. Files there that "
        "SAR Despeckle did not write are never replaced."
    ),
    "LOAD": tr("Whether the rasters in the folder are added to the project when the run has ended."),
    "NAME": tr(
        "The name under which MODEL offers the network: up to 40 letters, digits, points, dashes and underscores."
    ),
    "OVERWRITE": tr("Whether a network of yours that has this name is replaced. Networks of SAR Despeckle never are."),
}


def explain(parameter: QgsProcessingParameterDefinition, own: Mapping[str, str]) -> None:
    """Give a parameter its help: an algorithm's own for it, or the shared one."""
    name = parameter.name()
    parameter.setHelp(own.get(name) or SHARED.get(name, ""))


def listed(parameters: Iterable[QgsProcessingParameterDefinition]) -> str:
    """The parameters with their help, as HTML."""
    found = (f"<p><b>{escape(p.description())}</b><br/>{escape(p.help())}</p>" for p in parameters if p.help())
    return f"<h3>{tr('Parameters')}</h3>" + "".join(found)


def one_line(html: str) -> str:
    """HTML without line breaks: QGIS's help panel makes a paragraph of each."""
    return " ".join(html.split())
