using System.Globalization;
using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>What the form of a new task posts; everything as text, so that it comes back as it was typed.</summary>
internal sealed class NewTaskInput
{
    public string? Key { get; set; }
    public string? Content { get; set; }
    public string? Product { get; set; }
    public string? Field { get; set; }
    public string? Lead { get; set; }
    public DayMonthYear? Start { get; set; }
    public DayMonthYear? Due { get; set; }
    public string? Leader { get; set; }
    public string? Number { get; set; }
    public DayMonthYear? Day { get; set; }
    public string? Title { get; set; }
    public string? Paragraph { get; set; }
    public string? Before { get; set; }
    public string? After { get; set; }
}

/// <summary>A co-operating unit as it was typed; its fields are part1unit, part1content, part1due.</summary>
internal sealed record NewPart(int Number, string? Unit, string? Content, DayMonthYear? Due)
{
    public string Name(string field) => string.Create(CultureInfo.InvariantCulture, $"part{Number}{field}");

    public bool IsEmpty => string.IsNullOrEmpty(Unit) && string.IsNullOrWhiteSpace(Content) && Due is not { IsEmpty: false };
}

/// <summary>Choices of the form of a new task, and what becomes of it.</summary>
internal sealed class NewTaskForm(AssignTask.Handler handler, TaskChoices choices, Texts texts)
{
    /// <summary>Rows for co-operating units; more are added on the task's page.</summary>
    public const int Parts = 4;

    public IReadOnlyList<Choice> Units(Actor actor) =>
        [.. choices.Units(actor).Select(one => new Choice(ApiJson.Id(one.Id.Value), one.ShortName))];

    public static IReadOnlyList<NewPart> Read(HttpContext http) =>
        [.. Enumerable.Range(1, Parts).Select(number => Read(http, number))];

    public async Task<Result<Moved>> SubmitAsync(NewTaskInput said, HttpContext http, Actor actor)
    {
        var parts = Read(http).Where(part => !part.IsEmpty).ToArray();
        (string Field, DayMonthYear? Day)[] days =
            [("start", said.Start), ("due", said.Due), ("day", said.Day), .. parts.Select((part, i) => ($"parts.{i + 1}.due", part.Due))];
        if (Error.All([.. days.Where(one => one.Day is { IsEmpty: false, Date: null })
            .Select(one => TaskErrors.DayMalformed.For(one.Field))]) is { } malformed) return malformed;
        var source = new TaskSource(said.Number, said.Day?.Date, said.Title, said.Paragraph, said.Before, said.After);
        var input = new AssignTask.Input(said.Content, said.Product, said.Field, Unit(said.Lead), null, said.Start?.Date, said.Due?.Date,
            said.Leader, source, [.. parts.Select(part => new AssignTask.PartInput(Unit(part.Unit), part.Content, part.Due?.Date))]);
        return await handler.HandleAsync(new(input, FormKey.Of(http, said.Key)), actor, http.RequestAborted);
    }

    /// <summary>The refusals beside their fields: "parts.1.due" is the first row that says something.</summary>
    public FormErrors Errors(Error error, HttpContext http)
    {
        var rows = Read(http).Where(part => !part.IsEmpty).ToArray();
        var errors = new FormErrors();
        foreach (var one in error.Each())
            errors.Add((one.Field ?? "").Split('.') is ["parts", var row, var field]
                && int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= rows.Length
                    ? rows[number - 1].Name(field)
                    : one.Field, texts.Error(one));
        return errors;
    }

    private static NewPart Read(HttpContext http, int number)
    {
        var part = new NewPart(number, null, null, null);
        if (!http.Request.HasFormContentType) return part;
        var (form, due) = (http.Request.Form, part.Name("due"));
        return new(number, form[part.Name("unit")], form[part.Name("content")],
            new DayMonthYear { Day = form[$"{due}.Day"], Month = form[$"{due}.Month"], Year = form[$"{due}.Year"] });
    }

    private static AgencyId Unit(string? id) =>
        new(long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0);
}
