using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>What no page would let through, no program files either.</summary>
public sealed class FilingRulesTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task Only_a_desk_that_takes_the_procedure_receives_it(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        (await office.FileAsync(With(office, "agency", "ubnd-tinh"))).Refused(400, "dossiers.no-desk", "agency");
        (await office.FileAsync(With(office, "agency", "so-y-te"))).Refused(400, "dossiers.not-taken-here", "agency");
        (await office.FileAsync(With(office, "agency", "khong-co"))).Refused(400, "dossiers.agency-unknown", "agency");

        var department = office.AtTheCounter();
        department["procedure"] = "2.000488";
        (await Office.PostAsync(office.Desk, "/api/dossiers", department)).Refused(400, "dossiers.not-taken-here", "agency");
        using var justice = await office.ClientAsync("desk.so-tu-phap");
        department["agency"] = "so-tu-phap";
        (await Office.PostAsync(justice, "/api/dossiers", department)).Ok();
    }

    [Theory, EachDatabase]
    public async Task The_counter_is_told_beside_the_procedure(DatabaseEngine engine)
    {
        using var counter = await Counter.OfAsync(await provinces.OnAsync(engine), "desk");
        var form = Counter.ActForm(await counter.OpenAsync("/desk/tiep-nhan?procedure=2.000488"));
        form["Input.Applicant.Name"] = "Lường Mẫu Đức";
        form["Input.Applicant.Phone"] = "0912345678";
        (await form.SubmitAsync("button[value=take]")).ShouldSay("Thủ tục này không nhận ở đây");
    }

    [Theory, EachDatabase]
    public async Task The_case_is_one_of_the_procedures_and_comes_a_way_it_may_come(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        (await office.FileAsync(With(office, "case", "khong-co"))).Refused(400, "dossiers.case-unknown", "case");
        (await office.FileAsync(With(office, "case", "verify"))).Ok();
        (await office.FileAsync(With(office, "procedure", "1.000593"))).Refused(400, "dossiers.channel-not-offered", "channel");
        var atTheDesk = office.AtTheCounter();
        atTheDesk["procedure"] = "1.000593";
        (await Office.PostAsync(office.Desk, "/api/dossiers", atTheDesk)).Ok();
    }

    [Theory, EachDatabase]
    public async Task A_person_is_of_a_kind_there_is(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        foreach (var (who, filing) in new[] { (office.Citizen, office.Filing()), (office.Desk, office.AtTheCounter()) })
        {
            filing["owner"]!["kind"] = "person";
            (await Office.PostAsync(who, "/api/dossiers", filing)).Refused(400, "agencies.person-kind-unknown", "owner.kind");
            filing["owner"]!["kind"] = "citizen";
            (await Office.PostAsync(who, "/api/dossiers", filing)).Ok();
        }
    }

    [Theory, EachDatabase]
    public async Task A_citizen_answers_the_form_as_on_the_pages(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        var filing = office.Filing();
        filing["answers"] = new JsonObject { ["returnBy"] = "smoke" };
        var refused = await office.FileAsync(filing);
        Assert.Equal(400, refused.Status);
        Assert.Equal(["answers.request", "answers.returnBy"], refused.Body!["errors"]!.AsArray().Select(one => (string)one!["field"]!));
        // An officer at the counter looks at the papers instead.
        filing = office.AtTheCounter();
        filing.Remove("answers");
        (await Office.PostAsync(office.Desk, "/api/dossiers", filing)).Ok();

        filing = With(office, "procedure", "1.001193");
        filing["answers"] = new JsonObject
        {
            ["childName"] = "Lường Minh Mẫu", ["childBirthDate"] = "2026-11-14", ["childSex"] = 2, ["childBirthPlace"] = "Trạm y tế",
            ["childEthnicity"] = "02",
            ["childOrigin"] = "Xã Mẫu", ["motherName"] = "Hoàng Thị Mẫu", ["motherIdentity"] = "006196000456",
            ["motherBirthDate"] = "1996-03-02",
            ["hasFather"] = "no", ["returnBy"] = "desk",
        };
        (await office.FileAsync(filing)).Refused(400, "dossiers.paper-missing", "papers");
        filing["papers"] = new JsonArray(new JsonObject { ["component"] = "giay-chung-sinh" });
        (await office.FileAsync(filing)).Refused(400, "dossiers.paper-missing", "papers");
        filing["papers"] = new JsonArray(new JsonObject { ["component"] = "giay-chung-sinh", ["photocopies"] = 1 });
        (await office.FileAsync(filing)).Ok();
        filing["answers"]!["hasFather"] = "yes";
        (await office.FileAsync(filing)).Refused(400, "fields.missing", "answers.fatherName");
    }

    [Theory, EachDatabase]
    public async Task A_repeat_after_a_rule_changed_still_gets_its_receipt(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var first = (await Office.PostAsync(office.Desk, "/api/dossiers", office.AtTheCounter(), "lap-lai")).Ok();
        var unit = province.Services.GetRequiredService<IAgencies>().FindByCode(office.Agency)!.Id;
        var officer = province.Services.GetRequiredService<IStaff>().At(unit, Roles.DeskOfficer)[0];
        await province.ExecuteAsync(
            $"update agencies_post set role = '{Roles.Specialist}' where staff = {officer.Id} and agency = {unit.Value}");
        await province.Services.GetRequiredService<OpenProvince.Agencies.Data.StaffDirectory>().RefreshAsync();

        (await Office.PostAsync(office.Desk, "/api/dossiers", office.AtTheCounter(), "mot-khoa-khac")).Refused(403, "cases.not-allowed");
        var again = (await Office.PostAsync(office.Desk, "/api/dossiers", office.AtTheCounter(), "lap-lai")).Ok();
        Assert.Equal(first.Body!.ToJsonString(), again.Body!.ToJsonString());
        (await Office.PostAsync(office.Desk, "/api/dossiers", office.AtTheCounter("0987654321"), "lap-lai")).Refused(
            409, "kernel.duplicate-request");
    }

    private static JsonObject With(Office office, string field, string value)
    {
        var filing = office.Filing();
        filing[field] = value;
        return filing;
    }
}
