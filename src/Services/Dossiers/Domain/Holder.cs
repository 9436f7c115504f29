using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

/// <summary>Who has the dossier: a unit's desk, or one officer of that unit.</summary>
internal readonly record struct Holder(long Agency, string? Officer = null);

/// <summary>What the holder has to do, and until when.</summary>
internal readonly record struct Next(NextAction Action, Instant Due);
