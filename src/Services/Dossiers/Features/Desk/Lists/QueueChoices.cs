using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>What the filters of the queue offer, and the ways an address may name it.</summary>
internal sealed class QueueChoices(ProcedureCatalogue catalogue, IAgencies agencies, DeskWords words)
{
    public IEnumerable<Choice> Fields(DateOnly today) => catalogue.InForce(today).Select(one => one.Field).DistinctBy(one => one.Code)
        .Select(one => new Choice(one.Code, one.Name));

    public IEnumerable<Choice> Procedures(DateOnly today, string? field) => catalogue.InForce(today)
        .Where(one => field is null || one.Field.Code == field).OrderBy(one => VietnameseText.Fold(one.Title), StringComparer.Ordinal)
        .Select(one => new Choice(one.Code, one.Title));

    public IEnumerable<Choice> Channels() =>
        Enum.GetValues<Channel>().Select(channel => new Choice(ApiNames.Of(channel), words.Channel(channel)));

    /// <summary>Units the officer can look into: those with a desk in their part of the province.</summary>
    public IEnumerable<Choice> Units(Actor actor) => actor.Active is not { } post ? [] : agencies.Receiving
        .Where(one => one.Id.Value == post.Agency || agencies.IsWithin(one.Id, new AgencyId(post.Agency)))
        .Select(one => new Choice(one.Id.Value.ToString(CultureInfo.InvariantCulture), one.ShortName));

    public static Channel ChannelOf(string name) => ApiNames.Parse<Channel>(name)!.Value;

    public static AgencyId UnitOf(string id) => new(long.Parse(id, CultureInfo.InvariantCulture));

    /// <summary>By its name or its number.</summary>
    public static string? ReadChannel(string text) => Enum.GetValues<Channel>()
        .Where(one => ApiNames.Of(one) == text || ((int)one).ToString(CultureInfo.InvariantCulture) == text)
        .Select(ApiNames.Of).FirstOrDefault();

    /// <summary>By id, code or slug.</summary>
    public string? ReadUnit(string text)
    {
        var unit = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? agencies.Find(new AgencyId(id))
            : agencies.FindByCode(text) ?? agencies.FindBySlug(text);
        return unit?.Id.Value.ToString(CultureInfo.InvariantCulture);
    }
}
