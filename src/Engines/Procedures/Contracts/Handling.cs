namespace OpenProvince.Procedures.Contracts;

/// <summary>
/// Who decides, under both models of local government: what districts did moved to communes or the province on 2025-07-01.
/// </summary>
public sealed record Handling(Competence ThreeTiers, Competence TwoTiers);

/// <summary>Who decides a procedure.</summary>
/// <param name="Label">The competent body in words, as printed on the procedure page.</param>
/// <param name="Function">Field of work by which the directory finds the agency; none means the people's committee itself.</param>
public sealed record Competence(HandlingLevel Level, string Label, string? Function = null);

/// <summary>The level of government that decides.</summary>
public enum HandlingLevel { Commune = 1, District = 2, Province = 3 }

/// <summary>Local government with districts, and without.</summary>
public enum TierModel { TwoTiers = 2, ThreeTiers = 3 }
