using System.Text;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using OpenProvince.Client;
using OpenProvince.Client.Models;

// A dossier's whole life by the client that Kiota wrote from the document, and nothing else: any call that does not fit is an
// error of the compiler or of this program. Usage: ClientCheck ADDRESS AGENCY, keys in the environment (tools/shell/clients.sh).
var (address, agency) = (args[0], args[1]);
var citizen = Client("CITIZEN");
var desk = Client("DESK");
var specialist = Client("SPECIALIST");
var leader = Client("LEADER");
var steps = 0;

var found = await citizen.Api.Procedures.GetAsync(request => request.QueryParameters.Q = "xac nhan tinh trang hon nhan");
var procedure = found!.First(one => one.Code == "1.004873");
Check(procedure.TermUnit is not null, "the procedure is found by words without accents");

var scan = await UploadAsync(citizen, "giay-to.pdf");
var filing = new FilingBody
{
    Procedure = procedure.Code, Agency = agency, Owner = new PersonBody { Name = "Hoàng Mẫu Sáu", Phone = "0912345671" },
    Answers = new FilingBody_answers { AdditionalData = { ["request"] = "Để đăng ký kết hôn", ["returnBy"] = "desk" } },
    Papers = [new PaperBody { Component = "Giấy tờ kèm theo", Photocopies = 1, File = scan.Id }],
};
var filed = await citizen.Api.Dossiers.PostAsync(filing, Keyed("csharp-1"));
var again = await citizen.Api.Dossiers.PostAsync(filing, Keyed("csharp-1"));
Check(filed!.Id is { Length: > 15 } && filed.Id == again!.Id && filed.Code == again.Code, $"filed once although sent twice: {filed.Code}");
var id = filed.Id!;

var accepted = await desk.Api.Dossiers[id].Accept.PostAsync(new PlainBody(), Seen(filed));
Check(accepted is { State: 2, Due: not null }, $"accepted, due {accepted?.Due:yyyy-MM-dd HH:mm zzz}");
var stale = await RefusedAsync(() => desk.Api.Dossiers[id].HandOver.PostAsync(new HandOverDossierBody { To = agency }, Seen(filed)));
Check(stale is { Status: 409, Code: "kernel.stale" }, "a stale revision is refused");
var nowhere = await RefusedAsync(() => desk.Api.Dossiers[id].HandOver.PostAsync(new HandOverDossierBody { To = "H99" }));
Check(nowhere is { Status: 400, Code: not null, Field: not null }, $"a wrong field is named: {nowhere.Field}, {nowhere.Code}");
await desk.Api.Dossiers[id].HandOver.PostAsync(new HandOverDossierBody { To = agency });

var missing = new RequestSupplementBody
{
    Reason = "Thiếu trích lục", Missing = [new PaperBody { Component = "Trích lục", Photocopies = 1 }]
};
var asked = await specialist.Api.Dossiers[id].RequestSupplement.PostAsync(missing);
Check(asked?.State == 5, "more papers are asked for");
var brought = await UploadAsync(citizen, "trich-luc.pdf");
var papers = new SupplyDossierBody { Papers = [new PaperBody { Component = "Trích lục", Photocopies = 1, File = brought.Id }] };
var supplied = await citizen.Api.Dossiers[id].Supply.PostAsync(papers);
Check(supplied?.State == 4, "the citizen sends them");

await specialist.Api.Dossiers[id].Propose.PostAsync(new ProposeDossierBody { Opinion = "Đủ điều kiện" });
await leader.Api.Dossiers[id].Approve.PostAsync(new ReasonBody());
var undone = await leader.Api.Dossiers[id].Undo.PostAsync(new PlainBody());
Check(undone?.Next?.Action == NextAnswer_action.Approve, "an approval is taken back");
await leader.Api.Dossiers[id].Approve.PostAsync(new ReasonBody());
var document = await UploadAsync(specialist, "ket-qua.pdf");
var granted = new FinishDossierBody { Granted = true, Number = "12/XN-UBND", File = document.Id };
var finished = await specialist.Api.Dossiers[id].Finish.PostAsync(granted);
Check(finished?.State == 9, "the result is there");
Check((await desk.Api.Dossiers[id].Return.PostAsync(new ReturnDossierBody()))?.State == 10, "the result is handed over");

var tracked = await citizen.Api.Dossiers.Track.PostAsync(new TrackDossierBody { Code = filed.Code, Phone = "0912345671" });
Check(tracked is { State: 10, Timeliness: TrackDossierAnswer_timeliness.Early }, "code and phone tell where it is");
var mine = await citizen.Api.Dossiers.Mine.GetAsync();
Check(mine!.Rows!.Any(row => row.Id == id), "the citizen's own list has it");
var listed = await desk.Api.Dossiers.GetAsync(request => request.QueryParameters.Q = filed.Code);
Check(listed!.Rows!.Any(row => row.Id == id), "the office's list has it");
var searched = await desk.Api.Dossiers.Search.PostAsync(new FindDossiersBody { Q = "0912 345 671", Overdue = false });
Check(searched!.Rows!.Any(row => row.Id == id), "and finds it by phone");
var shown = await citizen.Api.Dossiers[id].GetAsync();
Check(shown!.Result?.File == document.Id && shown.Papers!.Any(paper => paper.File == brought.Id), "papers and result stand in the dossier");
using var bytes = new StreamReader((await citizen.Api.Files[document.Id!].GetAsync())!);
Check((await bytes.ReadToEndAsync()).StartsWith("%PDF", StringComparison.Ordinal), "the result is downloaded");
Console.WriteLine($"{steps} steps");

OpenProvinceClient Client(string who)
{
    var key = Environment.GetEnvironmentVariable($"OPENPROVINCE_KEY_{who}") ?? throw new InvalidOperationException($"no key for {who}");
    // A test says at once what a program would wait for.
    var http = KiotaClientFactory.Create([.. KiotaClientFactory.CreateDefaultHandlers([new RetryHandlerOption { MaxRetry = 0 }])]);
    // Kiota's own provider of keys wants https, and this server is on loopback.
    http.DefaultRequestHeaders.Authorization = new("Bearer", key);
    return new OpenProvinceClient(new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http)
    {
        BaseUrl = address
    });
}

static Action<RequestConfiguration<DefaultQueryParameters>> Seen(FiledAnswer at) =>
    request => request.Headers.Add("If-Match", $"\"{at.Revision}\"");

Action<RequestConfiguration<DefaultQueryParameters>> Keyed(string key) => request => request.Headers.Add("Idempotency-Key", key);

async Task<FileAnswer> UploadAsync(OpenProvinceClient who, string name)
{
    var form = new MultipartBody();
    form.AddOrReplacePart("file", "application/pdf", Encoding.ASCII.GetBytes("%PDF-1.4\nmau\n%%EOF\n"), name);
    return (await who.Api.Dossiers.Files.PostAsync(form))!;
}

static async Task<Problem> RefusedAsync<T>(Func<Task<T>> act)
{
    try
    {
        await act();
    }
    catch (Problem problem)
    {
        return problem;
    }
    throw new InvalidOperationException("it was not refused");
}

void Check(bool holds, string what)
{
    if (!holds) throw new InvalidOperationException($"not so: {what}");
    steps++;
    Console.WriteLine(what);
}
