namespace OpenProvince.Kernel;

/// <summary>Why an expected refusal happened; decides the HTTP status and the page.</summary>
public enum ErrorKind
{
    /// <summary>The thing does not exist, or the reader may not know that it does.</summary>
    NotFound,
    /// <summary>The actor is known and may not do this; the reason is a page.</summary>
    Forbidden,
    /// <summary>The input is wrong; nothing was changed.</summary>
    Invalid,
    /// <summary>The state moved on since the actor looked at it.</summary>
    Conflict,
    /// <summary>The platform cannot answer now; the same request may be sent again.</summary>
    Unavailable,
    /// <summary>Asked too often; the same request may be sent again after <see cref="Error.Wait"/>.</summary>
    TooMany,
}

/// <summary>
/// An expected refusal. <see cref="Code"/> is stable (<c>module.what-is-wrong</c>); the sentence for people is the
/// resource <c>error.&lt;code&gt;</c>, filled with <see cref="Args"/>. <see cref="Field"/> names the form field it belongs to.
/// </summary>
public sealed record Error(string Code, ErrorKind Kind, IReadOnlyList<(string Name, object? Value)> Args, string? Field = null)
{
    /// <summary>Further refusals found in the same check, so that a form shows all of them at once.</summary>
    public IReadOnlyList<Error> Others { get; init; } = [];

    /// <summary>
    /// How long to wait before the same request makes sense; the answer says it in Retry-After. Null when nothing is known.
    /// </summary>
    public TimeSpan? Wait { get; init; }

    public static Error NotFound(string code, params (string, object?)[] args) => new(code, ErrorKind.NotFound, args);

    public static Error Forbidden(string code, params (string, object?)[] args) => new(code, ErrorKind.Forbidden, args);

    public static Error Invalid(string code, params (string, object?)[] args) => new(code, ErrorKind.Invalid, args);

    public static Error Conflict(string code, params (string, object?)[] args) => new(code, ErrorKind.Conflict, args);

    public static Error Unavailable(string code, params (string, object?)[] args) => new(code, ErrorKind.Unavailable, args);

    public static Error TooMany(string code, TimeSpan wait, params (string, object?)[] args) =>
        new(code, ErrorKind.TooMany, args) { Wait = wait };

    /// <summary>The same refusal, said beside one field of the form.</summary>
    public Error For(string field) => this with { Field = field };

    /// <summary>One error that carries all of <paramref name="errors"/>; the first leads. Null when there are none.</summary>
    public static Error? All(IReadOnlyList<Error> errors) =>
        errors.Count switch { 0 => null, 1 => errors[0], _ => errors[0] with { Others = [.. errors.Skip(1)] } };

    /// <summary>This error and the others found with it.</summary>
    public IEnumerable<Error> Each() => Others.Prepend(this);
}

/// <summary>Refusals of the platform itself.</summary>
public static class KernelErrors
{
    /// <summary>Somebody else changed the row after the actor loaded it.</summary>
    public static readonly Error Stale = Error.Conflict("kernel.stale");

    /// <summary>The same idempotency key is being handled right now, or was used for another request.</summary>
    public static readonly Error DuplicateRequest = Error.Conflict("kernel.duplicate-request");

    /// <summary>The database did not take the transaction; nothing was written.</summary>
    public static readonly Error Unavailable = Error.Unavailable("kernel.unavailable");

    /// <summary>
    /// The line broke after the transaction was sent: it may have been written. A repeat with the same idempotency key finds out.
    /// </summary>
    public static readonly Error OutcomeUnknown = Error.Unavailable("kernel.outcome-unknown");
}
