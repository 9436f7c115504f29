using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

/// <summary>The code and the first promise, if one was made.</summary>
/// <param name="Code">Null inside a batch, until it is flushed.</param>
internal sealed record Filed(DossierId Id, string? Code, long Revision, DossierState State, Instant? Due);
