using OpenProvince.Kernel;

namespace OpenProvince.Replay.Features;

internal static class ReplayErrors
{
    public static readonly Error SampleWrong = Error.Invalid("replay.sample-wrong").For("sample");
    public static readonly Error NotEmpty = Error.Conflict("replay.not-empty");

    public static Error ProvinceUnknown(string province) =>
        Error.Invalid("replay.province-unknown", ("province", province)).For("province");

    public static Error YearsUnknown(int first, int last) =>
        Error.Invalid("replay.years-unknown", ("first", first), ("last", last)).For("years");
}
