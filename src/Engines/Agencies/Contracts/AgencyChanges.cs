namespace OpenProvince.Agencies.Contracts;

/// <summary>The paper a change stands on.</summary>
/// <param name="Number">As written on it: 12/QĐ-UBND.</param>
/// <param name="Day">Its day.</param>
/// <param name="Issuer">Who decided.</param>
public sealed record DecisionInfo(string Number, DateOnly Day, string Issuer);

/// <summary>Where people find an agency.</summary>
/// <param name="Address">Street and place.</param>
/// <param name="Phone">Null when none is published.</param>
/// <param name="Hours">When it receives people, as written; null when nothing is said.</param>
public sealed record ContactInfo(string Address, string? Phone, string? Hours);
