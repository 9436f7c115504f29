using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>Refusals of a body, before anything in it is looked at.</summary>
public static class DoorErrors
{
    public static readonly Error Charset = Error.Invalid("ui.charset-unknown");
    public static readonly Error NoFilesHere = Error.Invalid("ui.no-files-here");
    public static readonly Error FormUnreadable = Error.Invalid("ui.form-unreadable");
    public static readonly Error FormBroken = Error.Invalid("ui.form-broken");
}
