using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;

namespace OpenProvince.Notices.Domain;

/// <summary>Refusals of this module.</summary>
internal static class NoticeErrors
{
    /// <summary>The quiet hours chosen are none of those offered.</summary>
    public static readonly Error QuietUnknown = Error.Invalid("notices.quiet-unknown");

    /// <summary>Only administrators of the province change what everybody reads.</summary>
    public static readonly Error NotAllowed = Error.Forbidden("notices.not-allowed");

    /// <summary>No module tells such a kind.</summary>
    public static readonly Error KindUnknown = Error.NotFound("notices.kind-unknown");

    public static readonly Error TitleLength = Error.Invalid("notices.title-length", ("max", Template.TitleLength));

    public static readonly Error TextLength = Error.Invalid("notices.text-length", ("max", Template.TextLength));

    /// <summary>A field nobody fills would be read as it stands, or a brace is open.</summary>
    public static Error UnknownField(string name, NoticeKind kind) => Error.Invalid(
        "notices.field-unknown", ("field", name), ("known", string.Join(", ", kind.Fields.Select(one => $"{{{one}}}"))));
}
