using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Domain.Forms;
using OpenProvince.Dossiers.Domain.Procedures;
using OpenProvince.Dossiers.Features.Citizen;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>What form 01 says about money and about the way of the result; the same on the officer's and the citizen's receipt.</summary>
internal sealed class ReceiptFacts(ProcedureCatalogue catalogue, IAgencies agencies, IPersons persons, DossierReads reads, Texts texts)
{
    /// <summary>By the channel it came in, at the rates of the day it was received.</summary>
    public string Fee(Dossier dossier)
    {
        var day = (dossier.AcceptedAt ?? dossier.FiledAt).LocalDay();
        if (catalogue.Find(dossier.Procedure, day) is not { } procedure) return "";
        var method = dossier.Channel switch { Channel.Desk => SubmissionMethod.Direct, Channel.Post => SubmissionMethod.Post, _ => SubmissionMethod.Online };
        var lines = catalogue.Fees(procedure, dossier.Case, method, agencies.Province.Slug, day).Where(line => line.Amount > 0).ToList();
        return lines.Count == 0 ? texts["dossiers.desk.fee.none"]
            : string.Join("; ", lines.Select(line => texts["dossiers.desk.fee", ("amount", line.Amount.ToString("N0", CultureInfo.CurrentCulture)), ("per", line.Per)]));
    }

    /// <summary>As the submitter chose in the form; who stood at a counter comes back to it.</summary>
    public async Task<string> ReturnAsync(Dossier dossier, CancellationToken ct)
    {
        var way = await WayAsync(dossier, ct);
        if (way is ReturnWay.Online) return texts[$"dossiers.citizen.form.return.{StandardSections.ReturnOnline}"];
        if (way is ReturnWay.Post) return texts[$"dossiers.citizen.form.return.{StandardSections.ReturnPost}"];
        return agencies.Find(new AgencyId(dossier.ReceivedBy))?.Desk?.Name ?? agencies.NameAt(new AgencyId(dossier.ReceivedBy), dossier.FiledAt.LocalDay());
    }

    /// <summary>As the submitter chose in the form; the desk where nothing was chosen.</summary>
    public async Task<ReturnWay> WayAsync(Dossier dossier, CancellationToken ct) =>
        (await reads.AnswersAsync(dossier.Id, ct) is { } json ? ReturnBy(json) : null) switch
        {
            StandardSections.ReturnOnline => ReturnWay.Online,
            StandardSections.ReturnPost => ReturnWay.Post,
            _ => ReturnWay.Desk,
        };

    /// <summary>Who handed it in, as they wrote themselves for this dossier.</summary>
    public async Task<PersonData?> SubmitterAsync(Dossier dossier, CancellationToken ct) =>
        TypedSubmitter.Over(dossier, await persons.FindAsync(new PersonId(dossier.Submitter), ct), await reads.AnswersAsync(dossier.Id, ct))?.Data;

    private static string? ReturnBy(string json)
    {
        using var answers = AnswerJson.Parse(json);
        return answers.RootElement.TryGetProperty(StandardSections.ReturnBy, out var way) && way.ValueKind == System.Text.Json.JsonValueKind.String ? way.GetString() : null;
    }
}
