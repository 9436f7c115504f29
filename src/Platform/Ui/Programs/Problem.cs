namespace OpenProvince.Ui;

/// <summary>What a program reads of a refusal (RFC 9457): the document describes what <see cref="Problems"/> writes.</summary>
/// <param name="Status">The status of the answer once more.</param>
/// <param name="Code">Stable: <c>module.what-is-wrong</c>. Decide by it, not by the sentence.</param>
/// <param name="Detail">The sentence for people.</param>
/// <param name="Field">The field or parameter it belongs to.</param>
/// <param name="Errors">All refusals of the request, this one first, when there are several.</param>
/// <param name="TraceId">Reads the request's lines in the log.</param>
public sealed record Problem(
    int Status, string Code, string Detail, string? Type = null, string? Title = null,
    string? Field = null, IReadOnlyList<ProblemItem>? Errors = null, string? TraceId = null);

/// <summary>One refusal among several of the same request.</summary>
public sealed record ProblemItem(string Code, string Detail, string? Field);
