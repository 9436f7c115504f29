namespace OpenProvince.Dossiers.Contracts;

/// <summary>Base of all facts of a dossier's stream.</summary>
public abstract record DossierEvent : CaseEvent;
