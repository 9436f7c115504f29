using OpenProvince.Kernel;

namespace OpenProvince.Procedures.Contracts;

/// <summary>What people look for here and another office does: the court, the police, the tax office. Said before any procedure.</summary>
/// <param name="Words">The expressions people use, each of which must stand whole in the question.</param>
/// <param name="Instead">True when no procedure here is what was meant, whatever words they share.</param>
/// <param name="Unofficial">True until a competent office has confirmed the text.</param>
public sealed record Signpost(
    IReadOnlyList<string> Words, string Title, string Text, bool Instead, bool Unofficial, DateOnly From, DateOnly? To)
{
    private readonly string[] folded = [.. Words.Select(VietnameseText.Fold)];

    public bool Covers(DateOnly day) => day >= From && (To is null || day <= To);

    /// <summary>How many words its longest expression in the question has; 0 when none is there.</summary>
    public int Fits(string foldedQuestion) =>
        folded.Where(one => $" {foldedQuestion} ".Contains($" {one} ", StringComparison.Ordinal))
            .Select(one => one.Count(c => c == ' ') + 1).DefaultIfEmpty().Max();
}
