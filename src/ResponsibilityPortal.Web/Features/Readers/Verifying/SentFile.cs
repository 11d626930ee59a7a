using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>The result of reading a file from a submitted form.</summary>
internal abstract record SentFile
{
    /// <summary>The bytes that a form adds around the file.</summary>
    private const int AroundMaxBytes = 64 * 1_024;

    private const int BoundaryMaxLength = 128;

    private SentFile() { }

    /// <summary>The largest request that is read, in bytes.</summary>
    public const long RequestMaxBytes = FileVerifier.FileMaxBytes + AroundMaxBytes;

    /// <summary>The name of the file's form field.</summary>
    public const string FieldName = "file";

    /// <summary>The file has arrived.</summary>
    public sealed record Received : SentFile;

    /// <summary>The files that have already arrived take all memory that is reserved for files.</summary>
    public sealed record NoRoom : SentFile;

    public sealed record TooLarge : SentFile;

    /// <summary>The file did not arrive within its time limit.</summary>
    public sealed record TooSlow : SentFile;

    /// <summary>No file was chosen, or the request is not such a form.</summary>
    public sealed record Missing : SentFile;

    /// <summary>Reads the file from a form into memory. The framework's own form reader would write a larger file to disk.</summary>
    /// <param name="file">Receives the bytes.</param>
    /// <param name="time">The time limit.</param>
    public static async Task<SentFile> ReadAsync(HttpRequest request, ArrivingFile file, SendingTime time)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, request.HttpContext.RequestAborted);
        var cancellationToken = either.Token;
        try
        {
            if (
                !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
                || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= BoundaryMaxLength } boundary
            )
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
            // The reader throws this when a limit is reached, and when the request is not such a form.
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
