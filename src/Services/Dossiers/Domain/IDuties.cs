using OpenProvince.Dossiers.Contracts;

namespace OpenProvince.Dossiers.Domain;

/// <summary>Who can do a next action, as far as the aggregate has to know to give a dossier to somebody.</summary>
internal interface IDuties
{
    /// <summary>True when the named officer, or without a name anybody on the unit's desk, can do it there.</summary>
    bool Can(Holder holder, NextAction action);
}

/// <summary>Of a dossier that was read to be shown among others: nobody can do anything with it.</summary>
internal sealed class NoDuties : IDuties
{
    public static readonly NoDuties Instance = new();

    private NoDuties()
    {
    }

    public bool Can(Holder holder, NextAction action) => false;
}
