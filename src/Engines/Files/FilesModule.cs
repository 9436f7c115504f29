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

namespace OpenProvince.Files;

/// <summary>Files: the door, the folder, the download and the clean-up.</summary>
public static class FilesModule
{
    /// <summary>Adds the engine; call it after the kernel.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services) => services
        .AddSchema("files", typeof(FilesModule).Assembly)
        .AddTexts("files", typeof(FilesModule).Assembly)
        .AddSingleton(new FileLimits())
        .AddSingleton<BlobFolder>()
        .AddSingleton<FileStore>()
        .AddSingleton<IFiles>(p => p.GetRequiredService<FileStore>())
        .AddSingleton<IFileInventory>(p => p.GetRequiredService<FileStore>())
        .AddSingleton<IProof, FileProof>()
        .AddSingleton<IUploads, UploadReader>()
        .AddScoped<DownloadFile.Access>()
        .AddSingleton<ICleanUp, CleanUpFiles>();

    /// <summary>Reads the forms of pages with file fields. Call it after the doors and before forms are read.</summary>
    public static IApplicationBuilder UseFiles(this IApplicationBuilder app) => app.UseMiddleware<PageForms>();

    /// <summary>Maps the download address.</summary>
    public static void MapFiles(this IEndpointRouteBuilder routes) => DownloadFile.Map(routes);
}
