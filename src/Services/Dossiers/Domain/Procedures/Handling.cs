namespace OpenProvince.Dossiers.Domain.Procedures;

/// <summary>
/// Who decides, under both models of local government: what districts did moved to communes or the province on 2025-07-01.
/// </summary>
internal sealed record Handling(Competence ThreeTiers, Competence TwoTiers);

/// <param name="Label">The competent body in words, as printed on the procedure page.</param>
/// <param name="Function">Field of work by which the directory finds the agency; none means the people's committee itself.</param>
internal sealed record Competence(HandlingLevel Level, string Label, string? Function = null);

internal enum HandlingLevel { Commune = 1, District = 2, Province = 3 }

internal enum TierModel { TwoTiers = 2, ThreeTiers = 3 }
