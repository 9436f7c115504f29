using OpenProvince.Fields.Contracts;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Dossiers.Domain;

/// <summary>How a result goes to the citizen.</summary>
internal enum ResultWay
{
    /// <summary>On paper, at the desk that took the dossier in.</summary>
    Desk = 1,
    Post = 2,
    /// <summary>As a document in the account of who filed.</summary>
    Electronic = 3,
}

/// <summary>The citizen's choice, as it stands in the answers.</summary>
internal static class ResultWays
{
    /// <summary>Who chose nothing stood at a counter and comes back to it.</summary>
    public static ResultWay Chosen(string? answers) => Answers.Read(answers).GetValueOrDefault(StandardSections.ReturnBy) switch
    {
        StandardSections.ReturnOnline => ResultWay.Electronic,
        StandardSections.ReturnPost => ResultWay.Post,
        _ => ResultWay.Desk,
    };
}
