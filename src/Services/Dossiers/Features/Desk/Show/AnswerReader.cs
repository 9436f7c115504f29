using System.Text.Json;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Domain.Forms;
using OpenProvince.Dossiers.Domain.Procedures;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>One answer of the form with the label it was asked under.</summary>
internal sealed record LabelledAnswer(string Label, string Value);

/// <summary>Puts the questions back beside the answers, in the words of the form they were asked in.</summary>
internal sealed class AnswerReader(Forms forms, IAgencies agencies, Texts texts)
{
    public IReadOnlyList<LabelledAnswer> Read(Procedure procedure, string caseCode, string? json)
    {
        if (json is null) return [];
        var form = forms.Of(procedure, caseCode);
        var fields = form.Questions.SelectMany(question => question.Fields).ToLookup(one => one.Code);
        using var document = AnswerJson.Parse(json);
        return [.. document.RootElement.EnumerateObject()
            .Select(answer => (Asked: fields[answer.Name].FirstOrDefault(), answer.Name, Value: Text(answer.Value)))
            .Where(answer => answer.Value.Length > 0)
            .Select(answer => new LabelledAnswer(
                answer.Asked?.Label ?? texts.Find($"dossiers.desk.answer.{answer.Name}") ?? answer.Name,
                Words(answer.Asked, answer.Value)))];
    }

    /// <summary>An answer as officers read it; a number that proves identity is shown like everywhere on the desk.</summary>
    private string Words(FormField? asked, string value) => asked?.Type switch
    {
        FieldType.Agency => agencies.FindBySlug(value)?.ShortName ?? value,
        FieldType.IdentityNumber => DeskWords.Mask(value),
        FieldType.Phone => DeskWords.Phone(value),
        FieldType.PastDate when FieldRules.TryDate(value, out var date) => DayWords.Date(date),
        _ => asked?.Options?.FirstOrDefault(option => option.Value == value)?.Text ?? value,
    };

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.ToString();
}
