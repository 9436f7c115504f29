using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>Refusals of lists.</summary>
internal static class ListErrors
{
    public static readonly Error NothingChosen = Error.Invalid("ui.list-nothing-chosen");

    /// <summary>A program names a condition, or a value of one, that the list does not have.</summary>
    public static Error Unknown(string name) => Error.Invalid("ui.list-unknown", ("name", name)).For(name);

    public static readonly Error Size = Error.Invalid("ui.list-size", ("most", ListView.MostAnswered)).For("size");

    /// <summary>Views are kept for people with a post.</summary>
    public static readonly Error NoViews = Error.Forbidden("ui.list-no-views");

    /// <summary>What names a person does not stand in addresses.</summary>
    public static readonly Error InBody = Error.Invalid("ui.list-in-body").For("q");

    /// <summary>A sheet cannot hold so many rows.</summary>
    public static Error TooLong(int count, int most) => Error.Invalid("ui.list-too-long", ("count", count), ("most", most));
}
