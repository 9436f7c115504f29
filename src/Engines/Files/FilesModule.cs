using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Files.Contracts;
using OpenProvince.Files.Data;
using OpenProvince.Files.Features.CleanUp;
using OpenProvince.Files.Features.DownloadFile;
using OpenProvince.Files.Features.ReceiveUpload;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Files;

/// <summary>Files: the door, the folder, the download and the clean-up.</summary>
public sealed class FilesModule : IModule
{
    public ModuleFacts Facts { get; } = new("files");

    public void Add(IServiceCollection services) => services
        .AddSingleton(new FileLimits())
        .AddSingleton<BlobFolder>()
        .AddSingleton<FileStore>()
        .AddSingleton<IFiles>(p => p.GetRequiredService<FileStore>())
        .AddSingleton<IFileInventory>(p => p.GetRequiredService<FileStore>())
        .AddSingleton<IProof, FileProof>()
        .AddSingleton<IUploads, UploadReader>()
        .AddScoped<DownloadFile.Access>()
        .AddSingleton<ICleanUp, CleanUpFiles>();

    public void Map(IEndpointRouteBuilder routes) => DownloadFile.Map(routes);
}

/// <summary>What the host puts into the line of a request.</summary>
public static class FilesSetup
{
    /// <summary>Reads the forms of pages with file fields. Call it after the doors and before forms are read.</summary>
    public static IApplicationBuilder UseFiles(this IApplicationBuilder app) => app.UseMiddleware<PageForms>();
}
