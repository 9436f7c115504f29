namespace OpenProvince.Ui;

public enum NoteKind
{
    Info,
    Near,
    Ok,
    Danger,
}
