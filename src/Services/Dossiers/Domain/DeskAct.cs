namespace OpenProvince.Dossiers.Domain;

/// <summary>Everything that can be done with one dossier after it was filed.</summary>
internal enum DeskAct
{
    Accept,
    Refuse,
    Supplement,
    Supply,
    HandOver,
    Propose,
    Approve,
    Finish,
    Return,
    RequestPayment,
    ConfirmPayment,
    Withdraw,
    Stop,
}
