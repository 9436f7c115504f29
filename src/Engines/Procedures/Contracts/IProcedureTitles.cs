namespace OpenProvince.Procedures.Contracts;

/// <summary>Names of procedures for boards and reports.</summary>
public interface IProcedureTitles
{
    /// <summary>The title on that day, or the code of a procedure that is not known then.</summary>
    string TitleOf(string procedure, DateOnly day);
}
