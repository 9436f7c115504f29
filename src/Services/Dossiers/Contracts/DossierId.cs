namespace OpenProvince.Dossiers.Contracts;

/// <summary>The platform's own identifier of a dossier: never shown to people, never reused.</summary>
public readonly record struct DossierId(long Value)
{
    public static implicit operator long(DossierId id) => id.Value;

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
