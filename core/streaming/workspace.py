"""The files of one run: results that appear together when all are whole, and scratch rasters, always removed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from ..cancel import check_cancelled
from ..errors import InputError
from ..files.input_files import Identity, InputFiles, identity
from ..files.names import require_ours, require_short
from ..files.publishing import publish
from ..files.scratch import ScratchFolder, cannot_write
from ..raster.grid import Grid
from ..raster.reader import RasterInput, Stack, open_stack
from ..raster.writer import OpenWriters, RasterWriter, require_free, require_no_input
from ..scale.scale import Scale

_COMPRESSED = 20  # times smaller than its numbers a result may become, where most of it is no data


class ScratchWriter(RasterWriter):
    """A raster for its run alone, read when it is written."""

    def read_back(self) -> Stack:
        """The raster, finished, as a stack."""
        self.finish()
        return open_stack([RasterInput(str(self.part), title=self.source)], Scale.INTENSITY, by_date=False)


class Workspace:
    """The outputs and scratch rasters of a run; on success every output gets its name, on an error or a cancel none.

    Parameters
    ----------
    folder : for scratch rasters, which are as large as the inputs; usually that of the outputs
    inputs : files that no output may overwrite: those of the stacks, see :class:`Stack`
    cog : results become cloud optimised GeoTIFFs, with overviews
    """

    def __init__(self, folder: str | Path, inputs: Sequence[str] = (), *, cog: bool = False) -> None:
        self.folder, self.inputs, self._cog = Path(folder), InputFiles(inputs), cog
        self._outputs: list[tuple[RasterWriter, Path]] = []
        self._texts: list[tuple[Path, Path]] = []
        self._scratch: list[RasterWriter] = []
        self._open = OpenWriters()
        self._taken: set[tuple[Identity | Path, str]] = set()
        self._chosen: list[Path] = []
        self._folders: dict[Path, ScratchFolder] = {}

    def output(self, path: str | Path, grid: Grid, *, chosen: bool = False, **options: Any) -> RasterWriter:
        """A result; see :class:`RasterWriter` for the options.

        Parameters
        ----------
        chosen : the plugin has chosen the name, as in a folder of results: only an earlier result of the plugin is
            replaced
        """
        path = Path(path)
        place = _place(path)
        if place in self._taken:
            raise InputError(
                f"Two results would be written to {path.name}; choose another name for one of them, "
                "or rename one of the two inputs that they come from."
            )
        require_short(path)
        if chosen:
            require_ours(path)
            self._chosen.append(path)
        require_free(path, self.inputs)
        part = self._new_part(path.parent, "result")
        bands = len(options.get("bands", ("",)))
        self._require_room(path.name, path.parent, 4 * grid.rows * grid.cols * bands // _COMPRESSED)
        writer = RasterWriter(part, grid, path=path, among=self._open, **options)
        self._outputs.append((writer, path))
        self._taken.add(place)
        return writer

    def text(self, path: str | Path, content: str, *, chosen: bool = True) -> None:
        """A text of the results.

        Parameters
        ----------
        chosen : the plugin has chosen the name: only an earlier text of its own is replaced

        Raises
        ------
        InputError : it cannot be written, or another file has its name
        """
        path = Path(path)
        require_short(path)
        if chosen:
            require_ours(path)
            self._chosen.append(path)
        require_no_input(path, self.inputs)
        part = self._new_part(path.parent, "text")
        try:
            part.write_text(content, encoding="utf-8")
        except OSError as error:
            raise cannot_write(path.parent, error) from error
        self._texts.append((part, path))

    def scratch(self, name: str, grid: Grid, bands: int = 1) -> ScratchWriter:
        """A raster of linear intensity for this run alone."""
        part = self._new_part(self.folder, name)
        self._require_room("A temporary raster", self.folder, 4 * grid.rows * grid.cols * bands)
        writer = ScratchWriter(part, grid, bands=[""] * bands, compressed=False, source=name, among=self._open)
        self._scratch.append(writer)
        return writer

    @staticmethod
    def _require_room(what: str, folder: Path, size: int) -> None:
        """Refuse at once a raster that the disk cannot hold: a header may claim any size."""
        free = shutil.disk_usage(folder).free
        if size > free:
            raise InputError(
                f"{what} cannot be written to the end (it takes {size / 2**30:.3g} GiB, and "
                f"{free / 2**30:.3g} GiB are free); make room on the disk of {folder} or choose another folder."
            )

    def _new_part(self, folder: Path, kind: str) -> Path:
        """Path of an unfinished file, on the disk of the folder that it is for."""
        if folder not in self._folders:
            self._folders[folder] = ScratchFolder(folder)
        return self._folders[folder].new_file(kind)

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._publish()
            elif issubclass(kind, InputError):
                # GDAL writes blocks of one raster to make room for those of another: whoever was reading was told of
                # a disk that is full, and took it for a fault of what it read
                for writer in self._writers:
                    writer.check()
        finally:
            for writer in self._writers:
                writer.discard()
            for folder in self._folders.values():
                folder.remove()

    @property
    def _writers(self) -> list[RasterWriter]:
        return [*(writer for writer, _ in self._outputs), *self._scratch]

    def _publish(self) -> None:
        for writer, path in self._outputs:
            check_cancelled()
            if not writer.valid:
                raise InputError(f"{writer.source} has no data in any pixel; check its nodata value and its scale.")
            writer.finish()
            if self._cog:
                writer.become_cog(self._new_part(path.parent, "cog"))
        for path in self._chosen:  # a file may have come there meanwhile
            require_ours(path)
        for _, path in self._outputs:
            require_free(path, self.inputs)
        for _, path in self._texts:
            require_no_input(path, self.inputs)
        check_cancelled()  # for the last time: from here on there are results
        publish([*((writer.part, path) for writer, path in self._outputs), *self._texts])


def _place(path: Path) -> tuple[Identity | Path, str]:
    """Place of a file, whatever its folder is called: links and ``..`` lead to one place."""
    name = path.name.casefold() if sys.platform in ("win32", "darwin") else path.name
    return identity(path.parent) or path.parent, name
