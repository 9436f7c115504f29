namespace OpenProvince.Dossiers.Contracts;

/// <summary>The ten states of the national portal (TrangThaiHoSo); the numbers are the national codes.</summary>
public enum DossierState
{
    Registered = 1,
    Accepted = 2,
    Rejected = 3,
    Processing = 4,
    SupplementRequired = 5,
    FinancialObligation = 6,
    WithdrawRequested = 7,
    Stopped = 8,
    Completed = 9,
    Returned = 10,
}

/// <summary>What has to happen next, and so which desk or officer has to act.</summary>
public enum NextAction
{
    /// <summary>The receiving desk answers a filing: accept, refuse or ask for papers.</summary>
    Reply = 1,
    /// <summary>The receiving desk passes the accepted dossier to the competent unit.</summary>
    HandOver = 2,
    /// <summary>The holder appraises and proposes a decision.</summary>
    Appraise = 3,
    /// <summary>A leader decides on the proposal.</summary>
    Approve = 4,
    /// <summary>The result is issued and comes to the desk.</summary>
    Issue = 5,
    /// <summary>The desk hands the result over.</summary>
    Return = 6,
    /// <summary>The citizen sends what is missing; the holder watches the limit.</summary>
    AwaitSupplement = 7,
    /// <summary>The citizen pays; the holder watches.</summary>
    AwaitPayment = 8,
}
