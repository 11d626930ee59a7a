using Microsoft.AspNetCore.Http.Features;

namespace ResponsibilityPortal.Web.Limits;

/// <summary>A form that a stranger sends, read in memory and within limits, or why it can't be read.</summary>
internal abstract record LimitedForm
{
    private LimitedForm() { }

    /// <summary>Reads the form of a request.</summary>
    /// <remarks>A cancelled form reader would close the connection. The body itself limits the time (<see cref="TimedBody"/>).</remarks>
    public static async Task<LimitedForm> ReadAsync(HttpRequest request, FormOptions limits)
    {
        if (!request.HasFormContentType)
        {
            return new NotAForm();
        }

        var aborted = request.HttpContext.RequestAborted;
        try
        {
            return new Received(await new FormFeature(request, limits).ReadFormAsync(aborted));
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new TooLarge();
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status408RequestTimeout)
        {
            return new TooSlow();
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return new TooSlow();
        }
        catch (InvalidDataException)
        {
            // The form has more or longer fields than it can have.
            return new TooLarge();
        }
        catch (IOException)
        {
            return new Incomplete();
        }
    }

    /// <summary>The form has arrived.</summary>
    public sealed record Received(IFormCollection Form) : LimitedForm;

    /// <summary>The request has no form.</summary>
    public sealed record NotAForm : LimitedForm;

    /// <summary>The form is larger than the limits allow.</summary>
    public sealed record TooLarge : LimitedForm;

    /// <summary>The form didn't arrive in time.</summary>
    public sealed record TooSlow : LimitedForm;

    /// <summary>The connection ended before the form had arrived.</summary>
    public sealed record Incomplete : LimitedForm;
}
