using System.Net.Http.Headers;
using AngleSharp.Html.Dom;

namespace OpenProvince.Testing;

/// <summary>A form being filled. It sends every control of the page, hidden ones and the antiforgery token included.</summary>
public sealed class Form
{
    private readonly Page page;
    private readonly IHtmlFormElement element;
    private readonly List<(string Name, string Value)> values;
    private readonly List<(string Name, string FileName, string Type, byte[] Bytes)> files = [];

    internal Form(Page page, IHtmlFormElement element)
    {
        (this.page, this.element) = (page, element);
        values = [.. Controls(element)];
    }

    public IEnumerable<string> Names => values.Select(pair => pair.Name).Distinct();

    /// <summary>Reads or replaces the value of a control that the form has.</summary>
    public string this[string name]
    {
        get => values.First(pair => pair.Name == name).Value;
        set
        {
            if (element.QuerySelector($"[name='{name}']") is null)
                throw new InvalidOperationException($"{page.Address}: the form has no control {name}, only {string.Join(", ", Names)}");
            Force(name, value);
        }
    }

    /// <summary>Sets a value although the page has no such control: what a tampered request does.</summary>
    public Form Force(string name, string value)
    {
        values.RemoveAll(pair => pair.Name == name);
        values.Add((name, value));
        return this;
    }

    /// <summary>One more value of the same name: a second ticked box.</summary>
    public Form AddAnother(string name, string value)
    {
        values.Add((name, value));
        return this;
    }

    /// <summary>Takes the tick from one box of several with the same name.</summary>
    public Form Untick(string name, string value)
    {
        if (values.RemoveAll(pair => pair == (name, value)) == 0)
            throw new InvalidOperationException($"{page.Address}: {name} has no tick at {value}");
        return this;
    }

    /// <summary>Ticks the one box of this name.</summary>
    public Form Tick(string name)
    {
        this[name] = "true";
        return this;
    }

    public Form Without(string name)
    {
        values.RemoveAll(pair => pair.Name == name);
        return this;
    }

    public Form Attach(string name, string fileName, byte[] bytes, string type = "application/octet-stream")
    {
        files.Add((name, fileName, type, bytes));
        return this;
    }

    public string NameOf(string selector) =>
        element.QuerySelectorAll(selector).Select(control => control.GetAttribute("name"))
            .FirstOrDefault(name => name is { Length: > 0 } && name[0] != '_')
        ?? throw new InvalidOperationException($"{page.Address}: the form has no {selector}");

    /// <summary>Presses a button: the first one, or the one with this selector.</summary>
    public Task<Page> SubmitAsync(string? button = null)
    {
        var pressed = button is null
            ? null
            : element.QuerySelector(button) ?? throw new InvalidOperationException($"{page.Address}: the form has no {button}");
        if (pressed?.GetAttribute("name") is { Length: > 0 } name) Force(name, pressed.GetAttribute("value") ?? "");
        var action = pressed?.GetAttribute("formaction") ?? element.GetAttribute("action");
        var address = string.IsNullOrEmpty(action) ? page.Address : new Uri(page.Address, action);
        return page.Visitor.SendAsync(new(HttpMethod.Post, address) { Content = Content() });
    }

    private HttpContent Content()
    {
        if (files.Count == 0 && element.Enctype != "multipart/form-data")
            return new FormUrlEncodedContent(values.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values) content.Add(new StringContent(value), name);
        foreach (var (name, fileName, type, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue(type);
            content.Add(part, name, fileName);
        }

        return content;
    }

    private static IEnumerable<(string, string)> Controls(IHtmlFormElement form)
    {
        foreach (var control in form.Elements)
            switch (control)
            {
                case IHtmlInputElement { Name.Length: > 0, IsDisabled: false } input when IsSent(input):
                    yield return (input.Name!, input.Value); break;
                case IHtmlTextAreaElement { Name.Length: > 0, IsDisabled: false } area: yield return (area.Name!, area.Value); break;
                case IHtmlSelectElement { Name.Length: > 0, IsDisabled: false } select: yield return (select.Name!, select.Value ?? "");
                    break;
            }
    }

    private static bool IsSent(IHtmlInputElement input) => input.Type switch
    {
        "checkbox" or "radio" => input.IsChecked,
        "submit" or "button" or "image" or "reset" or "file" => false,
        _ => true,
    };
}
