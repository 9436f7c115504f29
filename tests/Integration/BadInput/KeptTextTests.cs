using System.Net;
using System.Text;
using OpenProvince.Integration.Citizen;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.BadInput;

/// <summary>One field is odd, all others are right: it is refused beside itself, or kept and shown as it was meant.</summary>
public sealed class KeptTextTests(Provinces provinces) : IClassFixture<Provinces>
{
    /// <summary>
    /// What a browser can send: no NUL, and not longer than it has patience for. Longer ones are the business of EveryFormTests.
    /// </summary>
    private static readonly IReadOnlyList<string> Texts =
    [
        .. Naughty.Texts.Where(text => text.Length <= 1000 && !text.Contains('\0')), new string('ằ', 1001)
    ];

    [Theory, EachDatabase]
    public async Task Free_text_is_kept_cleaned_and_shown_to_the_letter(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        var (kept, refused) = (0, 0);
        foreach (var text in Texts)
        {
            var question = await Applying.FillAsync(await Applying.BeginAsync(citizen), "noi-dung");
            var form = question.Form("main form[method=post]");
            form["request"] = text;
            var after = (await form.SubmitAsync()).ShouldBe(HttpStatusCode.OK);
            var clean = VietnameseText.Clean(text);
            if (after.Address.AbsolutePath.EndsWith("/noi-dung", StringComparison.Ordinal))
            {
                refused++;
                Assert.True(clean.Length is 0 or > 1000, $"refused: {clean}");
                Assert.NotNull(after.Document.QuerySelector("[name=request][aria-invalid=true]"));
            }
            else
            {
                kept++;
                var check = await Applying.FillAsync(after);
                Assert.Contains(check.Document.QuerySelectorAll("dd"), shown => shown.TextContent.Trim() == clean);
                Assert.True(clean.IsNormalized(NormalizationForm.FormC));
                Assert.DoesNotContain(clean, c => c is '\u202E' or '\u202D' or '\u200F' or '\0');
                Assert.Null(check.Document.QuerySelector($"[{Naughty.Mark}]"));
            }
            await ForgetAsync(citizen, question);
        }

        Assert.Equal((Texts.Count - 2, 2), (kept, refused));
    }

    [Theory, EachDatabase]
    public async Task A_name_typed_in_pieces_is_kept_whole_and_a_picture_is_no_name(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        foreach (var (typed, kept) in new[]
        {
            ("Nguye\u0302\u0303n Thi\u0323 Ma\u0302\u0303u", "Nguyễn Thị Mẫu"), ("\u202ELường Mẫu\u202C", "Lường Mẫu"), ("👩‍👧 Mẫu", null),
            (Naughty.Script, null)
        })
        {
            var question = await Applying.FillAsync(await Applying.BeginAsync(citizen), "nguoi-nop");
            var form = question.Form("main form[method=post]");
            form["submitterName"] = typed;
            var after = (await form.SubmitAsync()).ShouldBe(HttpStatusCode.OK);
            var name = (await citizen.OpenAsync(question.Address.AbsolutePath)).Document.QuerySelector("[name=submitterName]")!;
            Assert.Equal(kept is null, name.GetAttribute("aria-invalid") == "true");
            Assert.Equal(kept is null, after.Address.AbsolutePath == question.Address.AbsolutePath);
            if (kept is not null) Assert.Equal(kept, name.GetAttribute("value"));
            await ForgetAsync(citizen, question);
        }
    }

    private static async Task ForgetAsync(Visitor citizen, Page question)
    {
        var asked = await citizen.OpenAsync($"{string.Concat(question.Address.Segments.Take(4))}xoa");
        await asked.Form("form[action$='/xoa']").SubmitAsync();
    }
}
