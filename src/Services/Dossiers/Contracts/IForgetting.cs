using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Contracts;

/// <summary>Destroys what a closed dossier says about people, for good. Its figures, timeline and chain of events stay.</summary>
public interface IForgetting
{
    /// <summary>Refuses an unknown code, a dossier that is still open, and one that was forgotten before.</summary>
    Task<Result> ForgetAsync(string code, Actor by, CancellationToken ct = default);
}
