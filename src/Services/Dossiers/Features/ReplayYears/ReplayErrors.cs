using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.ReplayYears;

internal static class ReplayErrors
{
    public static readonly Error SampleWrong = Error.Invalid("dossiers.replay-sample-wrong").For("sample");
    public static readonly Error NotEmpty = Error.Conflict("dossiers.replay-not-empty");

    public static Error ProvinceUnknown(string province) =>
        Error.Invalid("dossiers.replay-province-unknown", ("province", province)).For("province");

    public static Error YearsUnknown(int first, int last) =>
        Error.Invalid("dossiers.replay-years-unknown", ("first", first), ("last", last)).For("years");
}
