using OpenProvince.Dossiers.Contracts;

namespace OpenProvince.Dossiers.Domain;

/// <summary>Who can do a next action, as far as the aggregate has to know to give a dossier to somebody.</summary>
internal interface IDuties
{
    /// <summary>True when the named officer, or without a name anybody on the unit's desk, can do it there.</summary>
    bool Can(Holder holder, NextAction action);
}
