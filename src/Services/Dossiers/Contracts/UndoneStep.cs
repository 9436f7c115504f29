namespace OpenProvince.Dossiers.Contracts;

/// <summary>The steps that can be undone; the numbers are those of the timeline.</summary>
public enum UndoneStep
{
    HandedOver = 6,
    Proposed = 7,
    Approved = 8,
    Returned = 10,
}
