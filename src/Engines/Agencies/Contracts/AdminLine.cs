using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>How much a line of the administrators' overview wants.</summary>
public enum AdminTone
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>Somebody should look.</summary>
    Look,

    /// <summary>Something has to be done.</summary>
    Act,
}

/// <summary>One thing an administrator should know, in the language of the request.</summary>
/// <param name="OfPeople">It is about officers and their posts; else about the system.</param>
/// <param name="Tone">How much it wants.</param>
/// <param name="Icon">Beside it.</param>
/// <param name="Title">What it is; of the system also its name.</param>
/// <param name="Text">Behind it, in a sentence: figure, threshold, since when.</param>
public sealed record AdminLine(bool OfPeople, AdminTone Tone, string Icon, string Title, string Text)
{
    /// <summary>Where it is looked at or mended, and what that is called.</summary>
    public (string Href, string Words)? Way { get; init; }
}

/// <summary>What a module has to say on the administrators' overview. Nothing is kept: it looks when it is asked.</summary>
public interface IAdminLines
{
    /// <summary>Its lines, for that reader.</summary>
    Task<IReadOnlyList<AdminLine>> LookAsync(Actor reader, CancellationToken ct);
}
