"""Small changes of a module, each of which a test should notice.

Left alone are annotations, decorators and every string: words for people are checked where they are read, not counted here.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
CALLED = {"any": "all", "all": "any", "min": "max", "max": "min", "sorted": "tuple"}
UNTOUCHED = {"annotation", "returns", "decorator_list", "type_params"}
"""Fields of the tree that say nothing about what a module does."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one module.

    ``told`` stays the same when lines move. ``inside`` says whether it lies in the body of a function. ``make`` changes the tree.
    """

    path: Path
    tree: ast.Module
    line: int
    inside: bool
    told: str
    make: Callable[[], None]


class Place(NamedTuple):
    """A node, and how to put another in its place."""

    node: ast.AST
    line: int
    inside: bool
    put: Callable[[ast.AST], None]


def mutants(path: Path) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for place in _places(tree, 1, inside=False):
        for other in _others(place.node):
            told = f"{_text(place.node)} → {_text(other)}"
            yield Mutant(path, tree, place.line, place.inside, told, partial(place.put, other))


def _text(node: ast.AST) -> str:
    return ast.unparse(node).split("\n")[0].strip()


def _places(node: ast.AST, line: int, *, inside: bool) -> Iterator[Place]:
    """Every node below this one."""
    if isinstance(node, ast.TypeAlias):
        return
    for name, value in ast.iter_fields(node):
        if name in UNTOUCHED:
            continue
        body = inside or (isinstance(node, ast.FunctionDef) and name == "body")
        for index, member in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(member, ast.AST):
                below = getattr(member, "lineno", line)
                yield Place(member, below, body, partial(_put, node, name, index))
                yield from _places(member, below, inside=body)


def _put(node: ast.AST, name: str, index: int, other: ast.AST) -> None:
    value = getattr(node, name)
    if isinstance(value, list):
        value[index] = other
    else:
        setattr(node, name, other)


def _others(node: ast.AST) -> Iterator[ast.AST]:
    yield from _other_operators(node)
    yield from _other_values(node)
    yield from _other_steps(node)


def _other_operators(node: ast.AST) -> Iterator[ast.AST]:
    """Each operator swapped, each operand of ``and`` and ``or`` left out, each ``not`` dropped."""
    match node:
        case ast.Compare(left, operators, rights):
            for index, operator in enumerate(operators):
                yield ast.Compare(left, _with(operators, index, SWAPPED[type(operator)]()), rights)
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(SWAPPED[type(operator)](), values)
            for kept in _one_less(values):
                yield ast.BoolOp(operator, kept) if len(kept) > 1 else kept[0]
        case ast.BinOp(left, operator, right) if type(operator) in SWAPPED:
            yield ast.BinOp(left, SWAPPED[type(operator)](), right)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand


def _other_values(node: ast.AST) -> Iterator[ast.AST]:
    """The other constant, function or branch, and every collection without one of its members."""
    match node:
        case ast.IfExp():
            yield node.body
            yield node.orelse
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value)):
            yield ast.Constant(value + 1)
        case ast.Call(ast.Name(name), arguments, keywords) if name in CALLED:
            named = [one for one in keywords if (name, one.arg) != ("sorted", "key")]
            yield ast.Call(ast.Name(CALLED[name], ast.Load()), arguments, named)
        case ast.Set(values):
            yield from (
                ast.Set(kept or [ast.Starred(ast.Tuple([], ast.Load()), ast.Load())]) for kept in _one_less(values)
            )
        case ast.Tuple(values, ast.Load()) | ast.List(values, ast.Load()):
            yield from (type(node)(kept, ast.Load()) for kept in _one_less(values))
        case ast.Dict(keys, values):
            yield from (ast.Dict(*less) for less in zip(_one_less(keys), _one_less(values), strict=True))


def _other_steps(node: ast.AST) -> Iterator[ast.AST]:
    """Conditions turned round or left out, cases and steps left out, nothing returned."""
    match node:
        case ast.If(ast.Name() | ast.Attribute() | ast.Call() as test, body, orelse):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.comprehension(target, source, conditions):
            yield from (ast.comprehension(target, source, kept, is_async=0) for kept in _one_less(conditions))
        case ast.match_case(pattern, guard, body):
            yield ast.match_case(pattern, ast.Constant(value=False), body)
            if guard:
                yield ast.match_case(pattern, None, body)
        case ast.Return(value) if value and ast.unparse(value) not in {"None", "False", "()"}:
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value) if not isinstance(value, ast.Constant):
            yield ast.Pass()
        case ast.Raise() | ast.AugAssign():
            yield ast.Pass()


def _with[T](values: list[T], index: int, other: T) -> list[T]:
    return [*values[:index], other, *values[index + 1 :]]


def _one_less[T](values: list[T]) -> Iterator[list[T]]:
    return ([*values[:index], *values[index + 1 :]] for index in range(len(values)))
