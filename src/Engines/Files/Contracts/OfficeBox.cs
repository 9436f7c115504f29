namespace OpenProvince.Files.Contracts;

/// <summary>
/// Registered by a module for a kind of owner whose files only signed-in officers send. Their unfiled files have room of
/// their own, so that strangers who fill theirs do not stop the office.
/// </summary>
public sealed record OfficeBox(string OwnerKind);
