namespace OpenProvince.Cases.Contracts;

/// <summary>Something a holder may have to do next.</summary>
/// <param name="Number">Stands in tables; never given to another duty.</param>
/// <param name="Permission">Who holds it can do it.</param>
public sealed record Duty(int Number, string Permission)
{
    /// <summary>Whoever the case says must not do it (<see cref="Case.NotBy"/>) does not count as somebody who can.</summary>
    public bool FourEyes { get; init; }
}

/// <summary>Who can do a duty, as far as a case has to know to be given to somebody.</summary>
public interface IDuties
{
    /// <summary>True when the named officer, or without a name anybody on the unit's desk, can do it there.</summary>
    bool Can(Holder holder, int duty);
}

/// <summary>Of a case that was read to be shown among others: nobody can do anything with it.</summary>
public sealed class NoDuties : IDuties
{
    public static readonly NoDuties Instance = new();

    private NoDuties()
    {
    }

    public bool Can(Holder holder, int duty) => false;
}
