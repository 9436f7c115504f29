using Microsoft.AspNetCore.Http;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>What the way to an address for programs refuses, before the address itself is asked.</summary>
internal static class ProgramErrors
{
    public static readonly Error NotSignedIn = Error.Forbidden("ui.not-signed-in");
    public static readonly Error KeyUnknown = Error.Forbidden("ui.key-unknown");
    public static readonly Error FromElsewhere = Error.Forbidden("ui.from-elsewhere");
    public static readonly Error Forbidden = Error.Forbidden("ui.forbidden");
    public static readonly Error NoSuchAddress = Error.NotFound("ui.no-such-address");
    public static readonly Error MethodNotTaken = Error.Invalid("ui.method-not-taken");
    public static readonly Error NotAcceptable = Error.Invalid("ui.not-acceptable");
    public static readonly Error TooLarge = Error.Invalid("ui.body-too-large");
    public static readonly Error MediaTypeNotTaken = Error.Invalid("ui.media-type-not-taken");
    public static readonly Error TooMany = Error.Unavailable("ui.too-many-requests");
    public static readonly Error Broken = Error.Unavailable("ui.broken");

    /// <summary>The request could not be read: no JSON, a word where a number belongs, a field nobody knows.</summary>
    public static readonly Error Unreadable = Error.Invalid("ui.unreadable");

    /// <summary>A field this request does not have, so that a slip of the pen is not passed over in silence.</summary>
    public static readonly Error FieldUnknown = Error.Invalid("ui.field-unknown");

    public static readonly Error KeyMalformed = Error.Invalid("ui.key-malformed").For("Idempotency-Key");
    public static readonly Error RevisionMalformed = Error.Invalid("ui.revision-malformed").For("If-Match");

    public static Error OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => NotSignedIn,
        StatusCodes.Status403Forbidden => Forbidden,
        StatusCodes.Status404NotFound => NoSuchAddress,
        StatusCodes.Status405MethodNotAllowed => MethodNotTaken,
        StatusCodes.Status406NotAcceptable => NotAcceptable,
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status415UnsupportedMediaType => MediaTypeNotTaken,
        StatusCodes.Status429TooManyRequests => TooMany,
        StatusCodes.Status503ServiceUnavailable => KernelErrors.Unavailable,
        >= 500 => Broken,
        _ => Unreadable,
    };
}
