using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>Views of the list that were saved under a name.</summary>
public abstract partial class ListView
{
    /// <summary>What lists put into addresses by themselves: one that asks for nothing else opens with the reader's usual view.</summary>
    private static readonly string[] Places = ["chon", "dong"];

    /// <summary>Those the reader has.</summary>
    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    /// <summary>The one that is open, as it was saved or changed since.</summary>
    public SavedView? View => Views.FirstOrDefault(one => one.Id == Asked.View);

    /// <summary>The list does not show any more what the open view keeps.</summary>
    public bool ViewChanged => View is { } view && KeptOf(view.Query) != Asked.Kept;

    /// <summary>Whether views can be kept here: by people with a post, in a program that keeps them.</summary>
    public bool KeepsViews => services.Views is not null && Actor.Active is not null;

    public bool MayShare => services.Views?.MayShare(Actor) == true;

    /// <summary>Where views are renamed and deleted.</summary>
    public string? ViewsPage => services.Views?.Page;

    /// <summary>
    /// Conditions of the open view that are not among the choices any more: a unit that has ended, an officer who has gone.
    /// </summary>
    public IReadOnlyList<string> Gone => View is null ? []
        : [.. Filters.Where(one => one.Value is { } value && one.Choices.All(choice => choice.Value != value))
            .Select(one => FilterName(one.Name))];

    /// <summary>Address of the list without conditions.</summary>
    public string PlainHref => (Asked.On(Asked.UsualTab) with { Filters = [], Sort = null, Columns = null }).Href();

    /// <summary>Address of a saved view.</summary>
    public string HrefOf(SavedView view) => (ReadKept(view.Query) with { View = view.Id }).Href();

    private ListAsked ReadKept(string query)
    {
        var kept = QueryHelpers.ParseQuery(query);
        return Read(name => kept.TryGetValue(name, out var said) ? said.ToString() : "");
    }

    /// <summary>What of it the list still knows.</summary>
    private string KeptOf(string query) => ReadKept(query).Kept;

    private async Task OpenViewAsync(HttpContext http)
    {
        if (!KeepsViews) return;
        Views = await services.Views!.OfAsync(At.Api.Name, Actor, http.RequestAborted);
        var usual = Views.FirstOrDefault(one => one.Usual);
        if (usual is not null && http.Request.Query.Keys.All(name => Places.Contains(name)))
            Asked = ReadKept(usual.Query) with { View = usual.Id, Selected = Asked.Selected, Place = Asked.Place };
        Asked = Asked with { OpensWithView = usual is not null, View = View?.Id };
    }

    /// <summary>Keeps what a form says under its name: where the browser goes on.</summary>
    internal async Task<Result<string>> KeepAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        await BeginAsync(http, name => QueryHelpers.ParseQuery(form["query"].ToString()).TryGetValue(name, out var said)
            ? said.ToString()
            : "");
        if (!KeepsViews) return ListErrors.NoViews;
        var over = long.TryParse(form["over"].ToString(), CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        var kept = await services.Views!.SaveAsync(
            new(At.Api.Name, form["name"].ToString(), Asked.Kept, over, form["shared"] == "1", form["usual"] == "1"), Actor,
            http.RequestAborted);
        return kept.IsError ? kept.Error : (Asked with { View = kept.Value }).Href();
    }
}
