using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>Officers at their browsers, without script: every act goes through the page and its form.</summary>
internal sealed class Counter(Visitor visitor) : IDisposable
{
    public const string BirthRegistration = "1.001193";
    public const string MaritalStatus = "1.004873";

    public static async Task<Counter> OfAsync(Province province, string account) => new(await province.SignInAsync(account));

    public Task<Page> OpenAsync(string path) => visitor.OpenAsync(path);

    public Task<Page> ActPageAsync(string code, string act) => OpenAsync($"/desk/dossiers/{code}/{act}");

    public static Form ActForm(Page page) => page.Form("form[data-form]");

    /// <summary>Takes a dossier in at the counter and gives back its code.</summary>
    public async Task<string> TakeInAsync(string name = "Lường Mẫu Đức", string procedure = MaritalStatus, string? kind = null)
    {
        var form = ActForm(await OpenAsync($"/desk/tiep-nhan?procedure={procedure}"));
        form["Input.Applicant.Name"] = name;
        form["Input.Applicant.Phone"] = "0912345678";
        if (kind is not null) form["Input.Applicant.Kind"] = kind;
        var slip = await form.SubmitAsync("button[value=take]");
        Assert.Contains("/in/giay-hen", slip.Address.AbsolutePath, StringComparison.Ordinal);
        return CodeOf(slip);
    }

    public static string CodeOf(Page page) => Uri.UnescapeDataString(page.Address.AbsolutePath.Split('/')[3]);

    public async Task<Page> ActAsync(string code, string act, params (string Name, string Value)[] values)
    {
        var form = ActForm(await ActPageAsync(code, act));
        foreach (var (name, value) in values) form.Force(name, value);
        return await form.SubmitAsync();
    }

    public async Task HandOverToDeskAsync(string code)
    {
        var page = await ActPageAsync(code, "hand-over");
        var to = page.Document.QuerySelector("[name='Input.To']")!.GetAttribute("value")!;
        (await ActForm(page).Force("Input.To", to).SubmitAsync()).ShouldSay($"Đã chuyển hồ sơ {code}");
    }

    public void Dispose() => visitor.Dispose();
}
