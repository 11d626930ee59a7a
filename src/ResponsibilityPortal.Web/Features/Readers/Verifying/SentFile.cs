using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>What came with the form.</summary>
internal abstract record SentFile
{
    /// <summary>More than the file itself: the lines that a form puts around it.</summary>
    private const int AroundMaxBytes = 64 * 1_024;

    private const int BoundaryMaxLength = 128;

    private SentFile()
    {
    }

    /// <summary>The largest request that is read.</summary>
    public const long RequestMaxBytes = FileVerifier.FileMaxBytes + AroundMaxBytes;

    /// <summary>The name that the form gives the file.</summary>
    public const string FieldName = "file";

    /// <summary>It is here.</summary>
    public sealed record Received : SentFile;

    /// <summary>The files that are here already take all the memory there is for them.</summary>
    public sealed record NoRoom : SentFile;

    public sealed record TooLarge : SentFile;

    /// <summary>It was not here when the time for it was over.</summary>
    public sealed record TooSlow : SentFile;

    /// <summary>No file was chosen, or it is not a form that came.</summary>
    public sealed record Missing : SentFile;

    /// <summary>Reads the file from a form into memory. The framework's own form reader would write a larger one to disk.</summary>
    /// <param name="file">Where it goes.</param>
    /// <param name="time">The time that there is for it.</param>
    public static async Task<SentFile> ReadAsync(HttpRequest request, ArrivingFile file, SendingTime time)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, request.HttpContext.RequestAborted);
        var cancellationToken = either.Token;
        try
        {
            if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= BoundaryMaxLength } boundary)
            {
                return new Missing();
            }

            var sections = new MultipartReader(boundary.Value!, request.Body) { BodyLengthLimit = FileVerifier.FileMaxBytes };
            while (await sections.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (section.GetContentDispositionHeader() is { } disposition && HeaderUtilities.RemoveQuotes(disposition.Name) == FieldName)
                {
                    return await ReceiveAsync(section.Body, file, time, cancellationToken);
                }
            }

            return new Missing();
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new TooLarge();
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status408RequestTimeout)
        {
            return new TooSlow();
        }
        catch (OperationCanceledException) when (!request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return new TooSlow();
        }
        catch (InvalidDataException)
        {
            // Thus the reader says that a limit is reached, and that what came is no such form.
            return request.ContentLength > FileVerifier.FileMaxBytes ? new TooLarge() : new Missing();
        }
        catch (IOException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Missing();
        }
    }

    private static async Task<SentFile> ReceiveAsync(Stream body, ArrivingFile file, SendingTime time, CancellationToken cancellationToken)
    {
        while (file.Free() is { IsEmpty: false } free)
        {
            var read = await body.ReadAsync(free, cancellationToken);
            if (read == 0)
            {
                return file.Length == 0 ? new Missing() : new Received();
            }

            file.Add(read);
            time.Extend(file.Length);
        }

        return new NoRoom();
    }
}
