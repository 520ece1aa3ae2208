"""Names of operations in use, and the names that are still free beside them."""

from __future__ import annotations

from pipeline.common.python_names import snake_case


class TakenNames:
    """Names in use by the keys of their operations.

    `chats.messages` cannot be both a method and a resource with methods, and the functions of
    `chats.list_all` and `chats_list.all` would be in the same module.
    """

    def __init__(self) -> None:
        self._methods: dict[str, str] = {}
        self._resources: dict[str, str] = {}
        self._modules: dict[str, str] = {}

    def add(self, name: str, key: str) -> None:
        """Take a name for an operation."""
        self._methods[name] = key
        self._modules[snake_case(name)] = key
        for resource in _resources(name):
            self._resources.setdefault(resource, key)

    def free(self, name: str) -> bool:
        """Tell whether an operation can have this name."""
        return not self.conflict(name)[0]

    def conflict(self, name: str) -> tuple[str, str]:
        """Return the operation in conflict with a name, and the reason; empty without conflict."""
        if name in self._methods:
            return self._methods[name], f"are both named {name}"
        if name in self._resources:
            return self._resources[name], f"make {name} both a resource and a method"
        for resource in _resources(name):
            if resource in self._methods:
                return self._methods[resource], f"make {resource} both a method and a resource"
        module = snake_case(name)
        return self._modules.get(module, ""), f"make the same module, {module}"


def _resources(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:end]) for end in range(1, len(parts))]
