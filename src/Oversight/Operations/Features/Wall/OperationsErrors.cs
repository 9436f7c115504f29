using OpenProvince.Kernel;

namespace OpenProvince.Operations.Features.Wall;

internal static class OperationsErrors
{
    public static readonly Error UnitNotFound = Error.NotFound("operations.unit-not-found");

    public static Error OutsideScope(string unit) => Error.Forbidden("operations.outside-scope", ("unit", unit));
}
