package main

import (
	"context"
	"database/sql"
	"strings"

	mainv1 "crewdb.internal/go/crewdb/main/v1"
	"github.com/google/uuid"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

type emails struct {
	mainv1.UnimplementedMainDbServer
	db                                                       *database
	getEmail, createEmail, createRecipient, createAttachment *sql.Stmt
}

var (
	importances        = newEnumText[mainv1.Importance](mainv1.Importance_value, "IMPORTANCE_", strings.ToLower)
	emailStatuses      = newEnumText[mainv1.EmailStatus](mainv1.EmailStatus_value, "EMAIL_STATUS_", strings.ToLower)
	workflowStates     = newEnumText[mainv1.WorkflowState](mainv1.WorkflowState_value, "WORKFLOW_STATE_", strings.ToUpper)
	priorities         = newEnumText[mainv1.Priority](mainv1.Priority_value, "PRIORITY_", strings.ToLower)
	processingStatuses = newEnumText[mainv1.ProcessingStatus](mainv1.ProcessingStatus_value, "PROCESSING_STATUS_", strings.ToLower)
	recipientTypes     = newEnumText[mainv1.RecipientType](mainv1.RecipientType_value, "RECIPIENT_TYPE_", strings.ToLower)
)

const (
	selectEmail = `SELECT email_id, internet_message_id, graph_id, conversation_id, thread_id, subject, sender_email, sender_name,
  mail_created_time, mail_modified_time, received_time, sent_time, importance, has_attachments, is_read, is_draft, in_reply_to,
  "references", web_link, parent_folder_id, categories, flag_status, status, workflow_state, workflow_type, priority,
  confidence_score, analyzed_time, chain_id, chain_completeness_score, chain_type, is_chain_complete, extracted_entities,
  key_phrases, sentiment_score, phase_completed, phase_1_results, phase_2_results, phase_3_results, business_summary, action_items,
  suggested_response, processing_status, recommended_phase, processing_time_ms, model_used, tokens_used, assigned_to,
  assigned_time, due_time, import_batch, source_file, create_time, update_time, body_preview, body_content_type, body_content,
  recipients, attachments, entities
FROM email_details WHERE email_id = ?`
	insertEmail = `INSERT INTO emails_enhanced (id, internet_message_id, graph_id, conversation_id, thread_id, subject, sender_email,
  sender_name, created_date_time, last_modified_date_time, received_date_time, sent_date_time, importance, has_attachments, is_read,
  is_draft, in_reply_to, "references", web_link, parent_folder_id, categories, flag_status, status, workflow_state, workflow_type,
  priority, confidence_score, analyzed_at, chain_id, chain_completeness_score, chain_type, is_chain_complete, extracted_entities,
  key_phrases, sentiment_score, phase_completed, phase_1_results, phase_2_results, phase_3_results, business_summary, action_items,
  suggested_response, processing_status, recommended_phase, processing_time_ms, model_used, tokens_used, assigned_to, assigned_at,
  due_date, import_batch, source_file, body_preview, body_content_type, body_content, created_at, updated_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
  ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	insertRecipient  = `INSERT INTO email_recipients (email_id, recipient_type, email_address, name) VALUES (?, ?, ?, ?)`
	insertAttachment = `INSERT INTO email_attachments (email_id, name, content_type, size, is_inline, content_id)
VALUES (?, ?, ?, ?, ?, ?)`
)

func openEmails(file string) (*emails, error) {
	db, err := openDatabase(file)
	if err != nil {
		return nil, err
	}
	p := &preparer{}
	return &emails{
		db:               db,
		getEmail:         p.prepare(db.readers, selectEmail),
		createEmail:      p.prepare(db.writer.conn, insertEmail),
		createRecipient:  p.prepare(db.writer.conn, insertRecipient),
		createAttachment: p.prepare(db.writer.conn, insertAttachment),
	}, p.err
}

func (s *emails) GetEmail(_ context.Context, request *mainv1.GetEmailRequest) (*mainv1.GetEmailResponse, error) {
	if request.EmailId == "" {
		return nil, status.Error(codes.InvalidArgument, "email_id is empty")
	}
	row := &emailRow{}
	if err := s.getEmail.QueryRow(request.EmailId).Scan(row.columns()...); err != nil {
		return nil, toStatus(err, "e-mail")
	}
	email, err := row.toEmail()
	if err != nil {
		return nil, toStatus(err, "e-mail")
	}
	return &mainv1.GetEmailResponse{Email: email}, nil
}

func (s *emails) CreateEmail(ctx context.Context, request *mainv1.CreateEmailRequest) (*mainv1.CreateEmailResponse, error) {
	email := request.Email
	if email.GetSenderEmail() == "" || email.GetReceivedTime() == nil {
		return nil, status.Error(codes.InvalidArgument, "email needs sender_email and received_time")
	}
	setDefaults(email)
	if err := s.db.writer.do(ctx, func() error { return s.insert(email) }); err != nil {
		return nil, toStatus(err, "e-mail")
	}
	return &mainv1.CreateEmailResponse{Email: email}, nil
}

// With these set the message is what the row says, and need not be read again.
func setDefaults(e *mainv1.Email) {
	if e.EmailId == "" {
		e.EmailId = uuid.Must(uuid.NewV7()).String()
	}
	if e.MailCreatedTime == nil {
		e.MailCreatedTime = e.ReceivedTime
	}
	if e.Importance == 0 {
		e.Importance = mainv1.Importance_IMPORTANCE_NORMAL
	}
	if e.Status == 0 {
		e.Status = mainv1.EmailStatus_EMAIL_STATUS_PENDING
	}
	if e.ProcessingStatus == 0 {
		e.ProcessingStatus = mainv1.ProcessingStatus_PROCESSING_STATUS_PENDING
	}
	if e.BodyContentType == "" {
		e.BodyContentType = "text"
	}
	e.HasAttachments = proto.Bool(e.GetHasAttachments() || len(e.Attachments) > 0)
	e.IsRead, e.IsDraft = proto.Bool(e.GetIsRead()), proto.Bool(e.GetIsDraft())
	e.IsChainComplete, e.PhaseCompleted = proto.Bool(e.GetIsChainComplete()), proto.Int32(e.GetPhaseCompleted())
	for _, r := range e.Recipients {
		if r.RecipientType == 0 {
			r.RecipientType = mainv1.RecipientType_RECIPIENT_TYPE_TO
		}
	}
	e.CreateTime = now()
	e.UpdateTime, e.Entities = e.CreateTime, nil
}

func (s *emails) insert(e *mainv1.Email) error {
	err := exec(s.createEmail, e.EmailId, e.InternetMessageId, e.GraphId, e.ConversationId, e.ThreadId, e.Subject, e.SenderEmail,
		e.SenderName, fromTimestamp(e.MailCreatedTime), fromTimestamp(e.MailModifiedTime), fromTimestamp(e.ReceivedTime),
		fromTimestamp(e.SentTime), importances.text(e.Importance), e.HasAttachments, e.IsRead, e.IsDraft, e.InReplyTo, e.References,
		e.WebLink, e.ParentFolderId, toJSON(e.Categories), e.FlagStatus, emailStatuses.text(e.Status),
		workflowStates.text(e.WorkflowState), e.WorkflowType, priorities.text(e.Priority), e.ConfidenceScore,
		fromTimestamp(e.AnalyzedTime), e.ChainId, e.ChainCompletenessScore, e.ChainType, e.IsChainComplete, e.ExtractedEntities,
		toJSON(e.KeyPhrases), e.SentimentScore, e.PhaseCompleted, e.Phase_1Results, e.Phase_2Results, e.Phase_3Results,
		e.BusinessSummary, e.ActionItems, e.SuggestedResponse, processingStatuses.text(e.ProcessingStatus), e.RecommendedPhase,
		e.ProcessingTimeMs, e.ModelUsed, e.TokensUsed, e.AssignedTo, fromTimestamp(e.AssignedTime), fromTimestamp(e.DueTime),
		e.ImportBatch, e.SourceFile, e.BodyPreview, e.BodyContentType, e.BodyContent, fromTimestamp(e.CreateTime),
		fromTimestamp(e.UpdateTime))
	if err != nil {
		return err
	}
	for _, r := range e.Recipients {
		if err := exec(s.createRecipient, e.EmailId, recipientTypes.text(r.RecipientType), r.EmailAddress, r.Name); err != nil {
			return err
		}
	}
	for _, a := range e.Attachments {
		if err := exec(s.createAttachment, e.EmailId, a.Name, a.ContentType, a.SizeBytes, a.IsInline, a.ContentId); err != nil {
			return err
		}
	}
	return nil
}
