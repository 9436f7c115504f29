namespace OpenProvince.Dossiers.Domain;

/// <summary>Everything that can be done with one dossier after it was filed.</summary>
internal enum DeskAct
{
    Accept,
    Refuse,
    /// <summary>The papers asked for in processing did not come: the dossier ends.</summary>
    Close,
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
