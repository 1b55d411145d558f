"""What all the coach's own files have in common: how an entry is checked, how a folded pattern is joined."""

import re
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from bot.content.source import ContentError, Fault, Mapping, line_of, read

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$", max_length=60)]


class Part(BaseModel):
    """Anything in these files. A field we do not know is a fault, since it is mostly a slip of the pen."""

    model_config = ConfigDict(frozen=True, extra="forbid")


F = TypeVar("F", bound=Part)


def joined(pattern: str) -> str:
    """A pattern may be folded over lines; a line break and its indentation stand for nothing."""
    return re.sub(r"\s*\n\s*", "", pattern.strip())


def load_file(path: Path, model: type[F]) -> F:
    return checked(read(path), path, model)


def checked(raw: Mapping, path: Path, model: type[F]) -> F:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise ContentError.listing(
            Fault(
                str(path),
                line_of(raw, each["loc"]),
                f"{'.'.join(map(str, each['loc']))}: {each['msg']}.",
                "Mend it.",
            )
            for each in error.errors()
        ) from error
