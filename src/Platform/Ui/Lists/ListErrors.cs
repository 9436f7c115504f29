using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>Refusals of lists.</summary>
internal static class ListErrors
{
    public static readonly Error NothingChosen = Error.Invalid("ui.list-nothing-chosen");

    /// <summary>A sheet cannot hold so many rows.</summary>
    public static Error TooLong(int count, int most) => Error.Invalid("ui.list-too-long", ("count", count), ("most", most));
}
