namespace OpenProvince.Ui;

/// <summary>Marks an endpoint by which a citizen gives the office a dossier to answer: counted for each address and day.</summary>
public sealed class FilesDossier
{
    public static readonly FilesDossier Mark = new();
}
